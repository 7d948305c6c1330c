import { ascii } from '../ascii.ts'
import type { Dialect } from './dialect.ts'

/** Where a block of bytes is being split, and what the last record was. */
export interface Splitter {
  readonly quote: number
  /** First byte of lines that are no rows, or −1. */
  readonly comment: number
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
  /** The last record is a comment, and no cell of it is given. */
  isComment: boolean
  /** A cell was not UTF-8. */
  broken: boolean
}

export function createSplitter ({ delimiter, quote, escape, comment }: Dialect): Splitter {
  const [delimiterByte, quoteByte] = [delimiter.charCodeAt(0), quote.charCodeAt(0)]
  const common = new Uint8Array(256).fill(meaning.beyondAscii, 128)
  common[ascii.lineFeed] = meaning.lineFeed
  common[ascii.carriageReturn] = meaning.carriageReturn
  if (escape !== '') common[escape.charCodeAt(0)] = meaning.escape
  const [outside, inside] = [common.slice(), common.slice()]
  outside[delimiterByte] = meaning.delimiter
  inside[quoteByte] = meaning.quote
  return {
    quote: quoteByte, comment: comment === '' ? -1 : comment.charCodeAt(0), outside, inside,
    bytes: new Uint8Array(1), end: 0, final: false, at: 0, line: 1,
    starts: new Int32Array(1024), ends: new Int32Array(1024),
    cells: 0, quotedCells: 0, oddCells: 0, empty: true, isComment: false, broken: false
  }
}

/** What a byte means; nothing below the delimiter ends a cell. */
export const meaning = { ordinary: 0, beyondAscii: 1, escape: 2, delimiter: 3, lineFeed: 4, carriageReturn: 5, quote: 6 } as const

/** Whether the escape at that place takes the meaning from what follows. */
export function escapes ({ bytes, end, outside, quote }: Splitter, at: number): boolean {
  return at + 1 < end && (outside[bytes[at + 1]!]! >= meaning.escape || bytes[at + 1] === quote)
}

export function growCells (splitter: Splitter): void {
  for (const side of ['starts', 'ends'] as const) {
    const grown = new Int32Array(splitter[side].length * 2)
    grown.set(splitter[side])
    splitter[side] = grown
  }
}
