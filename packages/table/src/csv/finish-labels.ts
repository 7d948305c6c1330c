import type { CellFormat } from '../cell-format.ts'
import type { Column, TextColumn } from '../column.ts'
import { missingMarkers } from '../cells/missing-markers.ts'
import { parseValue } from '../read-cell.ts'
import { exampleCharacters, examplesKept, isMissingMarker } from './collect-numbers.ts'
import { textOf, type LabelCollector } from './collect-labels.ts'
import { takeFilled } from './growing-array.ts'
import type { UnreadableCells } from './csv-reading.ts'
import { chooseDateFormat, createDateEvidence, weighDate } from './date-evidence.ts'
import { chooseNumberFormat, createNumberEvidence, weighNumber } from './number-evidence.ts'

export interface FinishedColumn { readonly column: Column, readonly format: CellFormat, readonly unreadable: UnreadableCells }

/** More distinct values than this, and in more than this share of the filled cells: text, not a category. Of prose fewer will do. */
export const categoryLevels = 1000
export const textDistinctShare = .5

/** Decides from all distinct cells, and how often each stands in the column, what the column holds; then converts it. */
export function finishLabels (name: string, collector: LabelCollector, options: { decimalCommaFirst: boolean }): FinishedColumn {
  const codes = takeFilled(collector.codes)
  const cells = countCells(codes, collector.distinct)
  dropMarkers(collector, cells)
  const format = chooseFormat(collector, cells, options)
  if (format.type === 'number' || format.type === 'date') return toValues({ name, collector, codes, cells }, format, format.type)
  const column = (format.type === 'text' ? toText : toCategory)({ name, collector, codes, cells })
  return { column, format, unreadable: { cells: 0, examples: [] } }
}

interface Labels {
  readonly name: string
  readonly collector: LabelCollector
  /** Of each row. */
  readonly codes: Uint32Array
  /** How often each code stands in the column; 0 for what is missing. */
  readonly cells: Uint32Array
}

function countCells (codes: Uint32Array, distinct: number): Uint32Array {
  const cells = new Uint32Array(distinct + 1)
  for (let row = 0; row < codes.length; row++) cells[codes[row]!]!++
  return cells
}

/** Blank cells and markers count as missing: no cell is left of them. */
function dropMarkers ({ bytes, offsets, distinct }: LabelCollector, cells: Uint32Array): void {
  cells[0] = 0
  for (let code = 1; code <= distinct; code++) {
    if (isMissingMarker(bytes, offsets[code - 1]!, offsets[code]!)) cells[code] = 0
  }
}

function chooseFormat (collector: LabelCollector, cells: Uint32Array, options: { decimalCommaFirst: boolean }): CellFormat {
  const { bytes, offsets, distinct } = collector
  const filled = cells.reduce((sum, count) => sum + count, 0)
  const numbers = createNumberEvidence()
  const dates = createDateEvidence()
  let levels = 0
  for (let code = 1; code <= distinct; code++) {
    if (cells[code] === 0) continue
    levels++
    weighNumber(numbers, bytes, offsets[code - 1]!, offsets[code]!, cells[code]!)
    weighDate(dates, bytes, offsets[code - 1]!, offsets[code]!, cells[code]!)
  }
  const missing = missingMarkers
  const number = chooseNumberFormat(numbers, filled, options)
  if (number !== null) return { type: 'number', missing, number }
  const date = chooseDateFormat(dates, filled)
  if (date !== null) return { type: 'date', missing, date }
  if (levels > textDistinctShare * filled && (levels > categoryLevels || isProse(collector, cells))) return { type: 'text', missing }
  const booleans = levels === 2 ? spelledBooleans(Array.from(cells.keys()).filter((code) => cells[code]! > 0).map((code) => textOf(collector, code))) : null
  return booleans === null ? { type: 'category', missing } : { type: 'category', missing, booleans }
}

/** So few rows say less than they seem to. */
const fewestTexts = 20
/** Names of people and places have fewer words than this on average, sentences have more. */
const wordsOfProse = 5

/** Whether cells are sentences that happen to be few, rather than names. */
function isProse ({ bytes, offsets, distinct }: LabelCollector, cells: Uint32Array): boolean {
  let texts = 0
  let words = 0
  for (let code = 1; code <= distinct; code++) {
    if (cells[code] === 0) continue
    texts++
    for (let at = offsets[code - 1]!; at < offsets[code]!; at++) if (bytes[at] === blank) words++
    words++
  }
  return texts >= fewestTexts && words >= wordsOfProse * texts
}

const blank = 0x20

function spelledBooleans (levels: readonly string[]): [no: string, yes: string] | null {
  const no = levels.find((level) => level.toLowerCase() === 'false')
  const yes = levels.find((level) => level.toLowerCase() === 'true')
  return no === undefined || yes === undefined ? null : [no, yes]
}

function toValues ({ name, collector, codes, cells }: Labels, format: CellFormat, kind: 'number' | 'date'): FinishedColumn {
  const { distinct, bytes, offsets } = collector
  const valueOf = new Float64Array(distinct + 1).fill(NaN)
  const examples: string[] = []
  let unreadableCells = 0
  for (let code = 1; code <= distinct; code++) {
    if (cells[code] === 0) continue
    const value = parseValue(bytes, offsets[code - 1]!, offsets[code]!, format)
    valueOf[code] = value
    if (!Number.isNaN(value)) continue
    unreadableCells += cells[code]!
    if (examples.length < examplesKept) examples.push(textOf(collector, code).slice(0, exampleCharacters))
  }
  const values = new Float64Array(codes.length)
  for (let row = 0; row < codes.length; row++) values[row] = valueOf[codes[row]!]!
  return { column: { kind, name, values }, format, unreadable: { cells: unreadableCells, examples } }
}

/** Codes become those of levels in their place. */
function toCategory ({ name, collector, codes, cells }: Labels): Column {
  const { distinct } = collector
  const levels: string[] = []
  const levelOf = new Uint32Array(distinct + 1)
  for (let code = 1; code <= distinct; code++) {
    if (cells[code]! > 0) levelOf[code] = levels.push(textOf(collector, code))
  }
  if (levels.length < distinct) for (let row = 0; row < codes.length; row++) codes[row] = levelOf[codes[row]!]!
  return { kind: 'category', name, codes, levels }
}

function toText ({ name, collector: { bytes, offsets }, codes, cells }: Labels): TextColumn {
  const rows = codes.length
  const textOffsets = new Float64Array(rows + 1)
  const lengthOf = (code: number): number => cells[code] === 0 ? 0 : offsets[code]! - offsets[code - 1]!
  for (let row = 0; row < rows; row++) textOffsets[row + 1] = textOffsets[row]! + lengthOf(codes[row]!)
  const text = new Uint8Array(textOffsets[rows]!)
  for (let row = 0; row < rows; row++) {
    const code = codes[row]!
    if (cells[code]! > 0) text.set(bytes.subarray(offsets[code - 1], offsets[code]), textOffsets[row])
  }
  return { kind: 'text', name, offsets: textOffsets, bytes: text }
}
