import { AppError, type TableProfile } from '@assay/shared'
import type { CellBatch } from './cell-batch.ts'
import type { CsvLimits, CsvReading } from './csv-reading.ts'
import type { Layout } from './sniff-layout.ts'
import { createSplitter, growCells, splitRecord, type Splitter } from './split-record.ts'

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
}

export interface RowCounts extends Pick<CsvReading, 'quarantined' | 'padded' | 'emptyLines'> { readonly rows: number }

/** Cuts a file's rows to the width of its table: short ones are padded, long ones are quarantined unless only blanks hang over. */
export function createRowSplitter ({ dialect, names, at, line }: Pick<Layout, 'dialect' | 'names' | 'at' | 'line'>, limits: CsvLimits): RowSplitter {
  const splitter = createSplitter(dialect)
  splitter.at = at
  splitter.line = line
  const columns = names.length
  const batchRecords = Math.max(1, Math.floor(batchCells / columns))
  const lines = new Int32Array(batchRecords)
  const long = countLines()
  const short = countLines()
  let rows = 0
  let emptyLines = 0

  /** Makes the record that was just split a row; false when it is none. */
  function takeRecord (first: number, recordLine: number): boolean {
    if (splitter.empty) {
      emptyLines++
      return false
    }
    requireSmallCells(splitter, first, recordLine, limits)
    if (splitter.cells > columns && !isBlankFrom(splitter, first + columns, first + splitter.cells)) {
      long.add(recordLine)
      return false
    }
    if (splitter.cells < columns) {
      short.add(recordLine)
      padRecord(splitter, first, columns)
    }
    return true
  }

  return {
    split (block, filled, final, take) {
      splitter.bytes = block
      splitter.end = filled
      splitter.final = final
      let records = 0
      const flush = (): void => {
        if (records > 0) take({ bytes: block, records, columns, starts: splitter.starts, ends: splitter.ends, lines })
        rows += records
        records = 0
      }
      while (splitter.at < filled) {
        const recordLine = splitter.line
        if (!splitRecord(splitter, records * columns)) break
        if (!takeRecord(records * columns, recordLine)) continue
        lines[records++] = recordLine
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
      quarantined: long.rows() === 0 ? [] : [{ reason: `more cells than the ${columns} columns`, rows: long.rows(), lines: long.lines }] satisfies TableProfile['quarantined'],
      padded: { rows: short.rows(), lines: short.lines }
    }),
    broken: () => splitter.broken,
    line: () => splitter.line
  }
}

/** Small enough for the caches of a processor. */
const batchCells = 32 << 10
const linesKept = 100

function countLines (): { add: (line: number) => void, rows: () => number, readonly lines: readonly number[] } {
  const lines: number[] = []
  let rows = 0
  return {
    add (line) {
      rows++
      if (lines.length < linesKept) lines.push(line)
    },
    rows: () => rows,
    lines
  }
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
