import { AppError } from '@assay/shared'
import { ascii } from '../ascii.ts'
import type { Dialect } from './dialect.ts'
import { isUtf8 } from './is-utf8.ts'

/** Where a block of bytes is being split, and what the last record was. */
export interface Splitter {
  readonly quote: number
  readonly delimiter: number
  /** What each byte means outside and inside quotes. */
  readonly outside: Uint8Array
  readonly inside: Uint8Array
  /** The block; one writable byte must follow `end`. */
  bytes: Uint8Array
  end: number
  /** Nothing comes after `end`. */
  final: boolean
  /** Where the next record begins, and on which line of the file. */
  at: number
  line: number
  /** Cells, trimmed and without their quotes: `bytes[starts[i] … ends[i])`. */
  starts: Int32Array
  ends: Int32Array
  /** The last record's: number of cells, of cells in quotes, of cells that go on after their closing quote. */
  cells: number
  quotedCells: number
  oddCells: number
  /** The last record holds nothing but blanks and delimiters. */
  empty: boolean
  /** A cell was not UTF-8. */
  broken: boolean
}

export function createSplitter ({ delimiter, quote }: Dialect): Splitter {
  const [delimiterByte, quoteByte] = [delimiter.charCodeAt(0), quote.charCodeAt(0)]
  const common = new Uint8Array(256).fill(meaning.beyondAscii, 128)
  common[ascii.nul] = meaning.nul
  common[ascii.lineFeed] = meaning.lineFeed
  common[ascii.carriageReturn] = meaning.carriageReturn
  const [outside, inside] = [common.slice(), common.slice()]
  outside[delimiterByte] = meaning.delimiter
  inside[quoteByte] = meaning.quote
  return {
    quote: quoteByte, delimiter: delimiterByte, outside, inside,
    bytes: new Uint8Array(1), end: 0, final: false, at: 0, line: 1,
    starts: new Int32Array(1024), ends: new Int32Array(1024),
    cells: 0, quotedCells: 0, oddCells: 0, empty: true, broken: false
  }
}

const meaning = { ordinary: 0, beyondAscii: 1, delimiter: 2, lineFeed: 3, carriageReturn: 4, nul: 5, quote: 6 } as const

/**
 * Finds the cells of the next record and moves on. Doubled quotes are undone in place, once the record is known to be whole.
 * Quotes mean what they mean to Python's csv module, but may have blanks before them.
 *
 * @param first index of the record's first cell in `starts` and `ends`
 * @returns false when the block ends before the record; nothing has moved then
 * @throws {AppError} CSV_INVALID on a NUL byte and on a quote without an end, with the line
 */
export function splitRecord (splitter: Splitter, first: number): boolean {
  const { bytes, end, final, outside, quote } = splitter
  bytes[end] = ascii.lineFeed // so that every loop stops
  let at = splitter.at
  let newlines = 0
  let cell = first
  let empty = true
  let quotedCells = 0
  let oddCells = 0
  let broken = false
  let rewrites: number[] | null = null
  for (;;) {
    let start = at
    while (bytes[start] === ascii.space) start++
    let stop: number
    let kind: number
    if (bytes[start] === quote && start < end) {
      const closing = closingQuote(splitter, start + 1, splitter.line + newlines)
      if (closing === null) return false
      newlines += closing.newlines
      at = closing.at + 1
      quotedCells++
      empty = false
      let after = at
      while (bytes[after] === ascii.space) after++
      if (outside[bytes[after]!]! >= meaning.delimiter) {
        start++
        stop = closing.at
        at = after
        if (closing.doubled) (rewrites ??= []).push(cell, 0)
      } else {
        while (outside[bytes[at]!]! < meaning.delimiter) at++
        oddCells++
        stop = at
        ;(rewrites ??= []).push(cell, 1)
      }
      kind = outside[bytes[at]!]!
      broken ||= closing.beyondAscii || stop === at
    } else {
      at = start
      kind = outside[bytes[at]!]!
      while (kind < meaning.delimiter) {
        if (kind === meaning.beyondAscii) broken = true
        kind = outside[bytes[++at]!]!
      }
      stop = at
    }
    while (start < stop && bytes[start]! <= ascii.space) start++
    while (stop > start && bytes[stop - 1]! <= ascii.space) stop--
    if (cell === splitter.starts.length) growCells(splitter)
    splitter.starts[cell] = start
    splitter.ends[cell] = stop
    cell++
    if (stop > start) empty = false
    if (kind === meaning.delimiter) {
      at++
      continue
    }
    if (kind === meaning.nul) throw new AppError('CSV_INVALID', `Line ${splitter.line + newlines} holds a NUL byte, so the file is not text; export it again as CSV in UTF-8`)
    if (at >= end ? !final : kind === meaning.carriageReturn && at + 1 === end && !final) return false
    at += kind === meaning.carriageReturn && bytes[at + 1] === ascii.lineFeed && at + 1 < end ? 2 : 1
    break
  }
  if (broken) splitter.broken ||= !isUtf8(bytes, splitter.at, Math.min(at, end))
  if (rewrites !== null) {
    for (let i = 0; i < rewrites.length; i += 2) undoQuotes(splitter, rewrites[i]!, rewrites[i + 1] === 1)
  }
  splitter.at = Math.min(at, end)
  splitter.line += newlines + 1
  splitter.cells = cell - first
  splitter.quotedCells = quotedCells
  splitter.oddCells = oddCells
  splitter.empty = empty
  return true
}

/** The quote that closes a cell whose text begins at `at`; null when the block ends before it. */
function closingQuote ({ bytes, end, final, inside, quote }: Splitter, at: number, line: number): { at: number, newlines: number, doubled: boolean, beyondAscii: boolean } | null {
  let newlines = 0
  let doubled = false
  let beyondAscii = false
  for (;; at++) {
    const kind = inside[bytes[at]!]!
    if (kind === meaning.ordinary) continue
    if (kind === meaning.beyondAscii) beyondAscii = true
    else if (kind === meaning.quote) {
      if (bytes[at + 1] !== quote || at + 1 >= end) return { at, newlines, doubled, beyondAscii }
      doubled = true
      at++
    } else if (at >= end) {
      if (!final) return null
      throw new AppError('CSV_INVALID', `The quote that opens a cell on line ${line} is never closed; close it, or double the quotes inside cells`)
    } else if (kind === meaning.nul) {
      throw new AppError('CSV_INVALID', `Line ${line + newlines} holds a NUL byte, so the file is not text; export it again as CSV in UTF-8`)
    } else if (kind === meaning.lineFeed || bytes[at + 1] !== ascii.lineFeed) newlines++
  }
}

/**
 * Writes a cell's text over itself with its doubled quotes made one.
 *
 * @param odd the cell begins with its opening quote and goes on after the closing one, from where quotes are letters
 */
function undoQuotes ({ bytes, quote, starts, ends }: Splitter, cell: number, odd: boolean): void {
  let from = starts[cell]! + (odd ? 1 : 0)
  let to = from
  let inQuotes = true
  const stop = ends[cell]!
  starts[cell] = to
  for (; from < stop; from++) {
    if (inQuotes && bytes[from] === quote) {
      if (bytes[from + 1] === quote && from + 1 < stop) from++
      else {
        inQuotes = false
        continue
      }
    }
    bytes[to++] = bytes[from]!
  }
  while (to > starts[cell]! && bytes[to - 1]! <= ascii.space) to--
  while (to > starts[cell]! && bytes[starts[cell]!]! <= ascii.space) starts[cell]!++
  ends[cell] = to
}

export function growCells (splitter: Splitter): void {
  for (const side of ['starts', 'ends'] as const) {
    const grown = new Int32Array(splitter[side].length * 2)
    grown.set(splitter[side])
    splitter[side] = grown
  }
}
