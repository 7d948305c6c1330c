import type { DatePart } from '@assay/shared'
import type { Cell, CellFormat } from './cell-format.ts'
import { readCell } from './read-cell.ts'
import type { InputColumn, OutputColumn } from './recipe.ts'
import { textPartOf } from './text-part-of.ts'

/** From a cell of the file to a cell of the cleaned table; `since` is the cell of the output's other date, if it has one. */
export type CellOf = (cell: Cell, since: Cell) => Cell

/**
 * What an output does to a cell; batch and row both go this way.
 *
 * @param inputs of the recipe; a number comes from numbers, dates and parts of texts only
 */
export function compileOutput (output: OutputColumn, inputs: readonly InputColumn[]): CellOf {
  const { format } = inputs[output.input]!
  const isMissing = missingTest(format, output.missing)
  const cellOf = compileCell(output, format)
  if (output.kind === 'number' && format.type === 'number' && output.missing.length === 0) return (cell) => cell
  if (output.since === undefined) return (cell) => isMissing(cell) ? null : cellOf(cell!)
  const isUnknown = missingTest(inputs[output.since.input]!.format, output.since.missing)
  return (cell, since) => isMissing(cell) || isUnknown(since) ? null : ((cell as number) - (since as number)) / dayMilliseconds
}

function missingTest (format: CellFormat, values: readonly string[]): (cell: Cell) => boolean {
  const missing = new Set(values.map((text) => readCell(format, text)))
  return (cell) => cell === null || missing.has(cell)
}

function compileCell ({ name, kind, datePart = 'days', textPart, mergeLevels }: OutputColumn, { type }: CellFormat): (cell: string | number) => Cell {
  if (kind !== 'number') {
    const levels = new Map(mergeLevels)
    return (cell) => levels.get(String(cell)) ?? String(cell)
  }
  if (textPart !== undefined) return (cell) => textPartOf[textPart](String(cell))
  if (type === 'date') return (cell) => datePartOf[datePart](cell as number)
  if (type === 'number') return (cell) => cell
  throw new TypeError(`column "${name}" is to hold numbers, but its input holds ${type}`)
}

const dayMilliseconds = 86_400_000

/** All in UTC. Months count from 1, weekdays from Monday, 1, to Sunday, 7. */
const datePartOf: Record<DatePart, (milliseconds: number) => number> = {
  year: (milliseconds) => new Date(milliseconds).getUTCFullYear(),
  month: (milliseconds) => new Date(milliseconds).getUTCMonth() + 1,
  day: (milliseconds) => new Date(milliseconds).getUTCDate(),
  weekday: (milliseconds) => (new Date(milliseconds).getUTCDay() + 6) % 7 + 1,
  hour: (milliseconds) => new Date(milliseconds).getUTCHours(),
  days: (milliseconds) => milliseconds / dayMilliseconds
}
