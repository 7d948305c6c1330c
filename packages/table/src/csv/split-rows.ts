import { AppError, type TableProfile } from '@assay/shared'
import { ascii } from '../ascii.ts'
import type { BatchKernels, BlockKernels } from './block-kernels.ts'
import type { CellBatch } from './cell-batch.ts'
import type { CsvLimits, CsvReading } from './csv-reading.ts'
import { countLines } from './count-lines.ts'
import type { Layout } from './sniff-layout.ts'
import { splitRecord } from './split-record.ts'
import { createSplitter, growCells, type Splitter } from './splitter.ts'

export interface RowSplitter {
  /**
   * Gives the cells of all whole rows of the block, in batches that are valid during the call only.
   *
   * @returns bytes that are done with
   * @throws {AppError} CSV_INVALID
   */
  readonly split: (block: Uint8Array, filled: number, final: boolean, take: (batch: CellBatch) => void) => number
  readonly counts: () => RowCounts
  /** A cell was not UTF-8. */
  readonly broken: () => boolean
  /** Of the next record, from 1. */
  readonly line: () => number
  /** The line from which on, until here, there are only notes; null when the last row is none. */
  readonly notesFrom: () => number | null
}

export interface RowCounts extends Pick<CsvReading, 'quarantined'> {
  readonly rows: number
  readonly emptyLines: number
  readonly shortRows: NonNullable<TableProfile['reading']['shortRows']>
}

interface RowSplitterOptions {
  readonly layout: Pick<Layout, 'dialect' | 'names' | 'at' | 'line'>
  readonly limits: CsvLimits
  /** The line from which on there are no rows, only notes; Infinity where there are none. */
  readonly notesFrom?: number
  /** Those that hold the blocks which are split. */
  readonly kernels?: BlockKernels
  readonly labelColumns?: readonly number[]
}

/**
 * Cuts a file's rows to the width of its table: short ones are padded, long ones are quarantined unless only blanks hang over.
 * Comments and the notes after the table are no rows; they are listed beside the long ones.
 */
export function createRowSplitter ({ layout: { dialect, names, at, line }, limits, notesFrom = Infinity, kernels, labelColumns = [] }: RowSplitterOptions): RowSplitter {
  const splitter = createSplitter(dialect)
  splitter.at = at
  splitter.line = line
  const columns = names.length
  const batchRecords = Math.max(1, Math.floor(batchCells / columns))
  const batches = kernels === undefined || batchRecords < fewestRecords || dialect.escape !== '' || dialect.comment !== ''
    ? null
    : kernels.openBatches({ dialect, limits, columns, records: batchRecords, labelColumns })
  const own = { lines: new Int32Array(batchRecords), asWritten: new Uint8Array(batchRecords) }
  const isPlain = dialect.delimiter === ',' && dialect.escape === ''
  const long = countLines()
  const short = countLines()
  const comments = countLines()
  const notes = countLines()
  let rows = 0
  let emptyLines = 0
  let afterEmpty = false
  let noteLine: number | null = null
  let noteRows = 0

  /** Makes the record that was just split a row; false when it is none. */
  function takeRecord (first: number, recordLine: number): boolean {
    if (splitter.isComment) {
      comments.add(recordLine)
      return false
    }
    if (splitter.empty) {
      emptyLines++
      afterEmpty = true
      return false
    }
    if (recordLine >= notesFrom) {
      notes.add(recordLine)
      return false
    }
    requireSmallCells(splitter, first, recordLine, limits)
    if (splitter.cells < columns) takeShort(first, recordLine)
    else noteLine = null
    afterEmpty = false
    if (splitter.cells <= columns || isBlankFrom(splitter, first + columns, first + splitter.cells)) return true
    long.add(recordLine)
    return false
  }

  function takeShort (first: number, recordLine: number): void {
    short.add(recordLine)
    if (!isNote(splitter, first, columns, afterEmpty || noteLine !== null)) noteLine = null
    else if (noteLine !== null) noteRows++
    else [noteLine, noteRows] = [recordLine, 1]
    padRecord(splitter, first, columns)
  }

  /** @returns records in the batch */
  function splitRegular (batch: BatchKernels, records: number): number {
    const more = batch.splitRows(splitter, records, notesFrom)
    if (more === records) return records
    afterEmpty = false
    noteLine = null
    return more
  }

  return {
    split (block, filled, final, take) {
      splitter.bytes = block
      splitter.end = filled
      splitter.final = final
      const arrays = { starts: splitter.starts, ends: splitter.ends, ...(batches?.arrays() ?? own) }
      Object.assign(splitter, { starts: arrays.starts, ends: arrays.ends })
      let records = 0
      const flush = (): void => {
        if (records > 0) take({ ...arrays, starts: splitter.starts, ends: splitter.ends, bytes: block, records, columns, kernels: batches })
        rows += records
        records = 0
      }
      while (splitter.at < filled) {
        if (batches !== null) records = splitRegular(batches, records)
        if (records < batchRecords && splitter.at < filled) {
          const { at: recordAt, line: recordLine } = splitter
          if (!splitRecord(splitter, records * columns)) break
          if (takeRecord(records * columns, recordLine)) {
            arrays.asWritten[records] = Number(isPlain && splitter.quotedCells === 0 && !holdsQuotes(block, recordAt, splitter.at))
            arrays.lines[records++] = recordLine
          }
          if (batches !== null) keepCells(splitter, arrays, records * columns)
        }
        if (records === batchRecords) flush()
      }
      flush()
      const done = splitter.at
      splitter.at = 0
      return done
    },
    counts: () => ({
      rows,
      emptyLines,
      quarantined: [
        { reason: `more cells than the ${columns} columns`, rows: long.rows(), lines: long.lines },
        { reason: `comments that begin with ${dialect.comment}`, rows: comments.rows(), lines: comments.lines },
        { reason: 'notes after the table', rows: notes.rows(), lines: notes.lines }
      ].filter(({ rows: left }) => left > 0) satisfies TableProfile['quarantined'],
      shortRows: { rows: short.rows(), lines: short.lines }
    }),
    broken: () => splitter.broken,
    line: () => splitter.line,
    notesFrom: () => noteLine !== null && noteRows <= mostNotes && rows > noteRows ? noteLine : null
  }
}

/** Small enough for the caches of a processor. */
const batchCells = 16 << 10
/** To fewer records at once the kernels are no help. */
const fewestRecords = 16
/** A table does not end in more notes than this. */
const mostNotes = 30

/** One cell where the table has three columns or more, that reads like prose, or stands apart. */
function isNote ({ bytes, starts, ends, cells }: Splitter, first: number, columns: number, apart: boolean): boolean {
  if (cells !== 1 || columns < 3) return false
  const text = bytes.subarray(starts[first], ends[first])
  return text.some((byte) => byte > ascii.nine) && (apart || text.includes(ascii.space))
}

/** Moves the first cells back to the batch's arrays, should the splitter have moved to larger ones. */
function keepCells (splitter: Splitter, { starts, ends }: Pick<CellBatch, 'starts' | 'ends'>, cells: number): void {
  if (splitter.starts === starts) return
  starts.set(splitter.starts.subarray(0, cells))
  ends.set(splitter.ends.subarray(0, cells))
  Object.assign(splitter, { starts, ends })
}

function holdsQuotes (bytes: Uint8Array, from: number, to: number): boolean {
  const record = bytes.subarray(from, to)
  return record.includes(ascii.quote) || record.includes(ascii.apostrophe)
}

function isBlankFrom ({ starts, ends }: Splitter, from: number, to: number): boolean {
  for (let cell = from; cell < to; cell++) {
    if (ends[cell]! > starts[cell]!) return false
  }
  return true
}

function padRecord (splitter: Splitter, first: number, columns: number): void {
  while (splitter.starts.length < first + columns) growCells(splitter)
  splitter.starts.fill(0, first + splitter.cells, first + columns)
  splitter.ends.fill(0, first + splitter.cells, first + columns)
}

function requireSmallCells ({ starts, ends, cells }: Splitter, first: number, line: number, { cellBytes }: CsvLimits): void {
  if (ends[first + cells - 1]! - starts[first]! <= cellBytes) return
  for (let cell = first; cell < first + cells; cell++) {
    if (ends[cell]! - starts[cell]! > cellBytes) {
      throw new AppError('CSV_INVALID', `Cell ${cell - first + 1} of line ${line} holds more than ${cellBytes} bytes; shorten it, or close the quote before it`)
    }
  }
}
