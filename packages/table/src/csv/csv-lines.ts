import { ascii } from '../ascii.ts'
import { quoted, writeCsvLine } from '../write-csv.ts'
import type { CellBatch } from './cell-batch.ts'
import { textsOfRecord } from './texts-of-record.ts'

/** Lines of CSV as bytes, cell by cell: what `writeCsvLine` writes, without a text for each line. A cell's comma comes before it. */
export interface CsvLines {
  /** Begins a line with the cells of a record: as they were written, where that needs no quotes. */
  readonly addRecord: (batch: CellBatch, record: number) => void
  /** Begins a line with these cells. */
  readonly addTexts: (texts: readonly string[]) => void
  readonly addText: (text: string) => void
  /** Of ASCII, and needs no quotes: a number, say. */
  readonly addPlain: (text: string) => void
  readonly endLine: () => void
  /** Hands over what was written since the last time, in shared memory. */
  readonly take: () => Uint8Array
}

export function createCsvLines (): CsvLines {
  let bytes = new Uint8Array(firstBytes)
  let filled = 0
  const encoded = new Map<string, Uint8Array>()

  function makeRoom (more: number): void {
    if (filled + more <= bytes.length) return
    const larger = new Uint8Array(2 * (filled + more))
    larger.set(bytes.subarray(0, filled))
    bytes = larger
  }

  function addBytes (more: Uint8Array): void {
    makeRoom(more.length)
    bytes.set(more, filled)
    filled += more.length
  }

  /** Labels and warnings come over and over. */
  function encodeCell (text: string): Uint8Array {
    const known = encoded.get(text)
    if (known !== undefined) return known
    if (encoded.size === mostTexts) encoded.clear()
    const cell = encoder.encode(`,${quoted(text)}`)
    encoded.set(text, cell)
    return cell
  }

  function addTexts (texts: readonly string[]): void {
    addBytes(encoder.encode(writeCsvLine(texts)))
  }

  return {
    addTexts,
    addRecord (batch, record) {
      const { bytes: block, columns, starts, ends, asWritten } = batch
      if (asWritten[record] === 1 && areAdjacent(batch, record)) addBytes(block.subarray(starts[record * columns]!, ends[(record + 1) * columns - 1]!))
      else addTexts(textsOfRecord(batch, record))
    },
    addText (text) {
      addBytes(encodeCell(text))
    },
    addPlain (text) {
      makeRoom(1 + text.length)
      bytes[filled++] = ascii.comma
      for (let at = 0; at < text.length; at++) bytes[filled++] = text.charCodeAt(at)
    },
    endLine () {
      makeRoom(1)
      bytes[filled++] = ascii.lineFeed
    },
    take () {
      // It crosses to another thread without a copy; and V8 does not count it there, where some megabytes of buffers
      // make it mark the whole heap, again and again.
      const taken = new Uint8Array(new SharedArrayBuffer(filled))
      taken.set(bytes.subarray(0, filled))
      filled = 0
      return taken
    }
  }
}

/** Whether only a comma is between the cells of a record. */
function areAdjacent ({ columns, starts, ends }: CellBatch, record: number): boolean {
  for (let cell = record * columns + 1; cell < (record + 1) * columns; cell++) if (starts[cell] !== ends[cell - 1]! + 1) return false
  return true
}

const firstBytes = 128 << 10
/** Remembered as bytes. */
const mostTexts = 256
const encoder = new TextEncoder()
