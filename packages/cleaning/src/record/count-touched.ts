import type { CleaningPlan, CleaningStep } from '@assay/shared'
import { groupRows, readCell, type CellFormat, type Column, type InputColumn, type Table } from '@assay/table'
import { quantile } from '../profile/summarize-numbers.ts'
import { sampleValues } from './sample-values.ts'

interface TouchedRequest {
  readonly plan: CleaningPlan
  /** How the file's columns are read. */
  readonly inputs: readonly InputColumn[]
  /** The training rows' cells as the file has them … */
  readonly cells: Table
  /** … and cleaned. */
  readonly cleaned: Table
  /** Rows of the file without a target. */
  readonly withoutTarget: number
}

/** @returns for each step how many cells of the training rows it is about, or rows; null for steps about a column as a whole */
export function countTouched ({ plan: { steps }, inputs, cells, cleaned, withoutTarget }: TouchedRequest): (number | null)[] {
  const named = (table: Table, name: string): Column | undefined => table.columns.find((column) => column.name === name)
  return steps.map((step) => {
    if (step.step === 'dropRows') return withoutTarget
    if (step.step === 'groupRows') return groupRows(cells, step.ignoring).reduce((repeats, first, row) => first === row ? repeats : repeats + 1, 0)
    if (!('column' in step)) return null
    const column = named(factsOnCells.has(step.step) ? cells : cleaned, step.column)
    if (column === undefined) return null
    return step.step === 'missing' ? countMarked(column, inputs.find(({ name }) => name === step.column)!.format, step.values) : countCells(step, column)
  })
}

const factsOnCells: ReadonlySet<CleaningStep['step']> = new Set(['missing', 'mergeLevels'])

function countCells (step: CleaningStep, column: Column): number | null {
  if (column.kind === 'category') {
    switch (step.step) {
      case 'impute': return countCodes(column.codes, new Set([0]))
      case 'mergeLevels': return countCodes(column.codes, codesOf(column.levels, new Set(step.levels.map(([from]) => from))))
      case 'rareLevels': {
        const rows = new Uint32Array(column.levels.length + 1)
        for (const code of column.codes) rows[code]!++
        return rows.subarray(1).reduce((sum, count) => count < step.minRows ? sum + count : sum, 0)
      }
      default: return null
    }
  }
  if (column.kind !== 'number') return null
  const count = (holds: (value: number) => boolean): number => column.values.reduce((sum, value) => holds(value) ? sum + 1 : sum, 0)
  if (step.step === 'impute') return count(Number.isNaN)
  if (step.step !== 'clip') return null
  const sorted = sampleValues(column.values)
  const [low, high] = [quantile(sorted, step.lowQuantile), quantile(sorted, step.highQuantile)]
  return count((value) => value < low || value > high)
}

/** Marks are read as cells of the column are, so that `-200` and `-200.0` are one; texts are not counted. */
function countMarked (column: Column, format: CellFormat, values: readonly string[]): number | null {
  const marks = new Set<unknown>(values.map((text) => readCell(format, text)))
  switch (column.kind) {
    case 'text': return null
    case 'category': return countCodes(column.codes, codesOf(column.levels, marks))
    case 'number':
    case 'date': return column.values.reduce((sum, value) => marks.has(value) ? sum + 1 : sum, 0)
  }
}

const codesOf = (levels: readonly string[], wanted: ReadonlySet<unknown>): ReadonlySet<number> => new Set(levels.flatMap((level, index) => wanted.has(level) ? [index + 1] : []))

function countCodes (codes: Uint32Array, wanted: ReadonlySet<number>): number {
  return codes.reduce((sum, code) => wanted.has(code) ? sum + 1 : sum, 0)
}
