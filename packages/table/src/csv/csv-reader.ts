import { AppError } from '@assay/shared'
import { collect, createCollector, finish, type Collector } from './column-collector.ts'
import { openBlockKernels } from './block-kernels.ts'
import type { CsvKernels } from './csv-kernels.ts'
import { csvLimits, type CsvHints, type CsvLimits, type CsvReading, type CsvResult } from './csv-reading.ts'
import { writtenDialect } from './dialect.ts'
import type { FinishedColumn } from './finish-labels.ts'
import { isUtf8 } from './is-utf8.ts'
import { noRecords, noRows } from './no-rows.ts'
import { refuseBinary } from './refuse-binary.ts'
import { createRowSplitter, type RowSplitter } from './split-rows.ts'
import { sniffLayout, type Layout } from './sniff-layout.ts'
import { createToUtf8, sniffEncoding, type ToUtf8 } from './to-utf8.ts'

export interface CsvReader {
  /** @throws {AppError} CSV_INVALID with the line and the reason */
  push: (chunk: Uint8Array) => void
  /** @throws {AppError} CSV_INVALID, DATASET_EMPTY */
  end: () => CsvResult
}

export interface CsvReaderOptions {
  readonly hints?: CsvHints
  readonly limits?: CsvLimits
  /** The bytes are of `writeCsvLine`: names in the first line, and nothing to guess but types. */
  readonly written?: boolean
  /** Size of the file, where it is known: memory is then taken once. */
  readonly fileBytes?: number
  /** Of this reader alone. */
  readonly kernels?: CsvKernels
}

/**
 * Reads a CSV file while its bytes arrive, chunks of any size, in memory bounded by the table it becomes.
 *
 * Encoding, dialect, header and the likely types are taken from the first block; cells then go straight into typed arrays. What a
 * column holds is decided by all its cells at the end. Where a first guess does not hold, `end` asks to be given the file
 * `again` with hints: at most three times, for the encoding, for notes after the table, and for the columns.
 */
export function createCsvReader ({ hints, limits = csvLimits, written = false, fileBytes = 0, kernels }: CsvReaderOptions = {}): CsvReader {
  const opening: number[] = []
  let toUtf8: ToUtf8 | null = null
  const blockKernels = kernels === undefined ? undefined : openBlockKernels(kernels)
  blockKernels?.growBlock(blockBytes + 1)
  let block = blockKernels?.block() ?? new Uint8Array(blockBytes + 1)
  let filled = 0
  let parts: { layout: Layout, splitter: RowSplitter, collectors: Collector[] } | null = null
  let broken = false

  function append (bytes: Uint8Array): void {
    for (let taken = 0; taken < bytes.length && !broken;) {
      const room = block.length - 1 - filled
      const part = bytes.subarray(taken, taken + room)
      block.set(part, filled)
      filled += part.length
      taken += part.length
      if (filled === block.length - 1) readBlock(false)
    }
  }

  /** Takes all whole records out of the block and moves the rest to its front. */
  function readBlock (final: boolean): void {
    if (parts === null && !start(final)) return growBlock()
    if (broken) return
    const { splitter, collectors } = parts!
    const read = splitter.split(block, filled, final, (batch) => {
      for (let column = 0; column < collectors.length; column++) collect(collectors[column]!, batch, column)
    })
    broken = splitter.broken() && readsAsUtf8()
    if (read === 0 && !final) return growBlock()
    block.copyWithin(0, read, filled)
    filled -= read
  }

  function start (final: boolean): boolean {
    refuseBinary(block.subarray(0, Math.min(filled, 32)))
    const layout = sniffLayout(block.subarray(0, filled), final, written ? { header: true, dialect: writtenDialect } : {})
    if (layout === null) {
      if (final) throw noRecords(block.subarray(0, filled))
      return false
    }
    if (layout.names.length > limits.columns) {
      throw new AppError('CSV_INVALID', `Line ${layout.preambleLines + 1} has ${layout.names.length} columns; at most ${limits.columns} are read`)
    }
    const expectedRows = spareRoom * fileBytes / layout.rowBytes
    const collectors = layout.names.map((_, column) => createCollector(layout, column, expectedRows, hints?.asWritten.includes(column) ?? false))
    const labelColumns = collectors.flatMap(({ kind }, column) => kind === 'labels' ? [column] : [])
    const splitter = createRowSplitter({
      layout, limits, ...(hints?.notesFrom !== undefined && { notesFrom: hints.notesFrom }), ...(blockKernels !== undefined && { kernels: blockKernels, labelColumns })
    })
    block = blockKernels?.block() ?? block
    parts = { layout, splitter, collectors }
    broken = readsAsUtf8() && !isUtf8(block, 0, layout.at)
    return true
  }

  const readsAsUtf8 = (): boolean => toUtf8!.name() === 'utf-8'

  function growBlock (): void {
    if (filled >= limits.recordBytes) throw new AppError('CSV_INVALID', `Line ${parts?.splitter.line() ?? 1} goes on for more than ${limits.recordBytes >> 20} MB; close its quotes, or end its lines`)
    if (filled < block.length - 1) return
    const bytes = (block.length - 1) * 2 + 1
    if (blockKernels !== undefined) {
      blockKernels.growBlock(bytes)
      block = blockKernels.block()
    } else {
      const larger = new Uint8Array(bytes)
      larger.set(block)
      block = larger
    }
  }

  function push (chunk: Uint8Array): void {
    if (broken) return
    if (toUtf8 !== null) return append(toUtf8.push(chunk))
    const needed = Math.min(openingBytes - opening.length, chunk.length)
    opening.push(...chunk.subarray(0, needed))
    if (opening.length < openingBytes) return
    open()
    append(toUtf8!.push(chunk.subarray(needed)))
  }

  /** Decides the encoding from the first bytes, which then go the way of the others. */
  function open (): void {
    const sniffed = sniffEncoding(Uint8Array.from(opening))
    toUtf8 = createToUtf8(hints?.encoding ?? sniffed.encoding)
    append(toUtf8.push(Uint8Array.from(opening.slice(sniffed.mark))))
  }

  function end (): CsvResult {
    if (toUtf8 === null) open()
    append(toUtf8!.end())
    if (!broken) readBlock(true)
    const asWritten = hints?.asWritten ?? []
    if (broken) return { again: { encoding: 'windows-1252', asWritten } }
    const { layout, splitter, collectors } = parts!
    const notesFrom = splitter.notesFrom()
    if (notesFrom !== null) return { again: { ...hints, notesFrom, asWritten } }
    const finished = collectors.map((collector, column) => finish(layout, collector, column))
    const wrong = finished.flatMap((column, index) => column === null ? [index] : [])
    if (wrong.length > 0) return { again: { ...hints, asWritten: [...asWritten, ...wrong] } }
    return reading(layout, splitter, finished.map((column) => column!), toUtf8!.name())
  }

  return { push, end }
}

const blockBytes = 256 << 10
/** Rows later in a file may be shorter than its first ones. */
const spareRoom = 1.1
/** As many as tell the encoding. */
const openingBytes = 16

function reading (layout: Layout, splitter: RowSplitter, finished: readonly FinishedColumn[], encoding: string): CsvReading {
  const counts = splitter.counts()
  const { rows, quarantined, shortRows, emptyLines } = counts
  if (rows === 0) throw noRows(layout, counts)
  const { dialect: { delimiter, quote, escape, comment }, header, preambleLines } = layout
  return {
    table: { rows, columns: finished.map(({ column }) => column) },
    columns: finished.map(({ column: { name }, format }) => ({ name, format })),
    reading: {
      encoding, delimiter, quote, ...(escape !== '' && { escape }), ...(comment !== '' && { comment }), header, preambleLines,
      ...(emptyLines > 0 && { emptyLines }), ...(shortRows.rows > 0 && { shortRows })
    },
    quarantined,
    unreadable: finished.map(({ unreadable }) => unreadable)
  }
}
