import { missingMarkers } from '../cells/missing-markers.ts'
import type { DateFormat, NumberFormat } from '../cell-format.ts'
import { readDate } from '../cells/read-date.ts'
import { uniqueNames } from '../unique-names.ts'
import type { Dialect } from './dialect.ts'
import { createDateEvidence, chooseDateFormat, weighDate } from './date-evidence.ts'
import { chooseNumberFormat, createNumberEvidence, weighNumber } from './number-evidence.ts'
import { readHead, type HeadRecord } from './read-head.ts'
import { mostFrequentWidth, sniffDialect } from './sniff-dialect.ts'

/** What the first bytes of a file say about the rest. */
export interface Layout {
  readonly dialect: Dialect
  /** Distinct; `column5` where the file gives none. */
  readonly names: readonly string[]
  readonly header: boolean
  readonly preambleLines: number
  /** Where the first row of data begins. */
  readonly at: number
  readonly line: number
  /** How numbers are written in the columns that seem to hold some, else null. */
  readonly numbers: readonly (NumberFormat | null)[]
  /** How dates are written in the columns that seem to hold some, else null. */
  readonly dates: readonly (DateFormat | null)[]
  readonly decimalCommaFirst: boolean
  /** How long rows are, on average. */
  readonly rowBytes: number
}

/**
 * @param final nothing comes after `head`
 * @param known what need not be guessed: that the first record holds the names, whatever it looks like; the dialect, and with it that no title comes before the table
 * @throws {AppError} CSV_INVALID when not even the first record can be read
 * @returns null when `head` holds too few whole records to tell, or none at all when `final`
 */
export function sniffLayout (head: Uint8Array, final: boolean, known: { readonly header?: true, readonly dialect?: Dialect } = {}): Layout | null {
  const dialect = known.dialect ?? sniffDialect(head.subarray(0, sniffedBytes), final && head.length <= sniffedBytes)
  const { records, refused } = readHead(head, final, dialect, sampledRecords)
  if (records.length === 0 && refused !== null) throw refused
  if (records.length === 0 || (records.length < 2 && !final)) return null
  const preamble = known.dialect === undefined ? countPreamble(records) : 0
  const [first, ...rest] = records.slice(preamble) as [HeadRecord, ...HeadRecord[]]
  const decimalCommaFirst = dialect.delimiter === ';'
  const width = columnsOf(first, rest)
  const columns = Array.from({ length: width }, (_, column) => rest.map(({ cells }) => cells[column] ?? ''))
  const numbers = columns.map((cells) => numberFormatOf(cells, decimalCommaFirst))
  const dates = columns.map((cells, column) => numbers[column] === null ? dateFormatOf(cells) : null)
  const hasHeader = known.header ?? looksLikeHeader(first.cells, columns, (column) => numbers[column] !== null || dates[column] !== null)
  return {
    dialect,
    names: uniqueNames(namesFor(width, hasHeader ? first.cells : [], rest)),
    header: hasHeader,
    preambleLines: first.line - 1,
    at: hasHeader ? first.nextAt : first.at,
    line: hasHeader ? first.nextLine : first.line,
    numbers,
    dates,
    decimalCommaFirst,
    rowBytes: (records.at(-1)!.nextAt - first.at) / (rest.length + 1)
  }
}

const sniffedBytes = 64 << 10
const sampledRecords = 1000

/** Titles and notes before the table: among the first records, those with one filled cell where the table has three columns or more, or two cells. */
function countPreamble (records: readonly HeadRecord[]): number {
  const width = mostFrequentWidth(records.map(({ cells }) => cells.length))
  const isNote = ({ cells }: HeadRecord): boolean =>
    width > 1 && cells.filter((cell) => cell !== '').length <= 1 && (cells.length === 1 || width > 2)
  const count = records.slice(0, mostPreambleRecords).findIndex((record) => !isNote(record))
  return Math.max(count, 0)
}

const mostPreambleRecords = 30

/** The header's width, or the rows' when most of them, and not one alone, have more cells that are not blank. */
function columnsOf ({ cells: { length } }: HeadRecord, rest: readonly HeadRecord[]): number {
  const wider = rest.filter(({ cells }) => cells.slice(length).some((cell) => cell !== ''))
  return wider.length > 1 && wider.length * 2 > rest.length ? mostFrequentWidth(wider.map(({ cells }) => cells.length)) : length
}

/** R writes no name above its row names: a header that is one short of every row belongs to the columns after the first. */
function namesFor (width: number, header: readonly string[], rest: readonly HeadRecord[]): string[] {
  const rowNames = header.length === width - 1 && rest.every(({ cells }) => cells.length === width)
  const names = rowNames ? ['', ...header] : header
  return Array.from({ length: width }, (_, column) => names[column] ?? '')
}

/** A word above numbers or dates is a name; a number above numbers is not; words above words are names unless one comes again. */
function looksLikeHeader (first: readonly string[], columns: readonly (readonly string[])[], holdsValues: (column: number) => boolean): boolean {
  let names = 0
  let values = 0
  first.forEach((cell, column) => {
    const below = columns[column] ?? []
    const kind = kindOf(cell)
    if (kind === 'missing') return
    const typed = holdsValues(column)
    if (below.length === 0 ? kind === 'value' : typed && kind === 'value') values++
    else if (typed) names++
    else if (kind === 'value' || (below.includes(cell) && below.length > 2)) values += .5
  })
  if (names > 0) return names >= values || columns.length === 1
  return values === 0
}

function kindOf (cell: string): 'missing' | 'value' | 'word' {
  if (cell === '' || missingMarkers.includes(cell)) return 'missing'
  return numberFormatOf([cell], false) !== null || readDate(...bytesOf(cell)).length > 0 ? 'value' : 'word'
}

function numberFormatOf (cells: readonly string[], decimalCommaFirst: boolean): NumberFormat | null {
  const evidence = createNumberEvidence()
  const filled = filledCells(cells)
  for (const cell of filled) weighNumber(evidence, ...bytesOf(cell), 1)
  return chooseNumberFormat(evidence, filled.length, { decimalCommaFirst })
}

function dateFormatOf (cells: readonly string[]): DateFormat | null {
  const evidence = createDateEvidence()
  const filled = filledCells(cells)
  for (const cell of filled) weighDate(evidence, ...bytesOf(cell), 1)
  return chooseDateFormat(evidence, filled.length)
}

/** The bytes are valid until the next call. */
function bytesOf (cell: string): [bytes: Uint8Array, start: number, end: number] {
  if (cell.length * mostBytesACharacter > encoded.length) encoded = new Uint8Array(cell.length * mostBytesACharacter)
  return [encoded, 0, encoder.encodeInto(cell, encoded).written]
}

const encoder = new TextEncoder()
const mostBytesACharacter = 3
let encoded = new Uint8Array(1024)

const filledCells = (cells: readonly string[]): string[] => cells.filter((cell) => cell !== '' && !missingMarkers.includes(cell))
