import { ascii } from '../ascii.ts'
import { writeCsvLine } from '../write-csv.ts'
import type { CellBatch } from './cell-batch.ts'

/** The records of a batch as lines of CSV with commas: as they were written, where that needs no quotes. Lines have no end. */
export function writeRecords (batch: CellBatch): string[] {
  const { bytes, records, columns, starts, ends, asWritten } = batch
  const first = starts[0]!
  const last = ends.subarray(0, records * columns).reduce((most, end) => Math.max(most, end), first)
  const block = bytes.subarray(first, last)
  const text = decoder.decode(block)
  // A batch is decoded as a whole: where that is as long as its bytes, lines are cut out of it.
  const isAscii = text.length === block.length
  const isQuoted = block.includes(ascii.quote) || block.includes(ascii.apostrophe)
  return Array.from({ length: records }, (_, record) => {
    const cell = record * columns
    if (isQuoted || asWritten[record] === 0 || !areAdjacent(batch, cell)) return writeCsvLine(textsOfRecord(batch, record))
    const [start, end] = [starts[cell]!, ends[cell + columns - 1]!]
    return isAscii ? text.slice(start - first, end - first) : decoder.decode(bytes.subarray(start, end))
  })
}

/** The trimmed cells of one record; '' where it ends early. */
export function textsOfRecord ({ bytes, columns, starts, ends }: CellBatch, record: number): string[] {
  const first = record * columns
  return Array.from({ length: columns }, (_, column) => decoder.decode(bytes.subarray(starts[first + column], ends[first + column])))
}

/** Whether only a comma is between the cells of the record that begins with this cell. */
function areAdjacent ({ columns, starts, ends }: CellBatch, first: number): boolean {
  for (let cell = first + 1; cell < first + columns; cell++) if (starts[cell] !== ends[cell - 1]! + 1) return false
  return true
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
