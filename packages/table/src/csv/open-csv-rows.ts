import { AppError } from '@assay/shared'
import { openBlockKernels } from './block-kernels.ts'
import type { CellBatch } from './cell-batch.ts'
import type { CsvKernels } from './csv-kernels.ts'
import { csvLimits } from './csv-reading.ts'
import { isUtf8 } from './is-utf8.ts'
import { noRecords, noRows } from './no-rows.ts'
import { refuseBinary } from './refuse-binary.ts'
import { sniffLayout, type Layout } from './sniff-layout.ts'
import { createRowSplitter, type RowSplitter } from './split-rows.ts'
import { createToUtf8, sniffEncoding, type ToUtf8 } from './to-utf8.ts'

/** The rows of a CSV while its bytes arrive: a batch to predict, whose columns a model's recipe reads. */
export interface CsvRows {
  /** Gives the rows that are whole by now. @throws {AppError} CSV_INVALID with the line, also when a row has more cells than there are names */
  readonly push: (chunk: Uint8Array) => void
  /** Gives the rows that are left. @throws {AppError} CSV_INVALID, DATASET_EMPTY */
  readonly end: () => void
}

/** Is told the names of the header once, and then takes the rows. */
export type BeginRows = (names: readonly string[]) => RowsTaker

export interface RowsTaker {
  /** Batches are valid during the call only. */
  readonly take: (batch: CellBatch) => void
  /** Numbers of the columns whose cells `take` looks up as labels. */
  readonly labelColumns: readonly number[]
}

/** As many bytes tell encoding and dialect. */
const openingBytes = 256 << 10

/**
 * Reads a file whose first record holds the names, in the dialect and encoding that a dataset of the same bytes would have.
 *
 * @param kernels of these rows alone
 */
export function openCsvRows (begin: BeginRows, kernels?: CsvKernels): CsvRows {
  const blockKernels = kernels === undefined ? undefined : openBlockKernels(kernels)
  blockKernels?.growBlock(openingBytes + 1)
  let block = blockKernels?.block() ?? new Uint8Array(openingBytes + 1)
  let filled = 0
  let toUtf8: ToUtf8 | null = null
  let open: { readonly layout: Layout, readonly splitter: RowSplitter, readonly take: RowsTaker['take'] } | null = null

  function growBlock (bytes: number): void {
    if (blockKernels !== undefined) {
      blockKernels.growBlock(bytes)
      block = blockKernels.block()
    } else {
      const larger = new Uint8Array(bytes)
      larger.set(block.subarray(0, filled))
      block = larger
    }
  }

  function append (bytes: Uint8Array): void {
    if (filled + bytes.length >= block.length) growBlock(2 * (filled + bytes.length) + 1)
    block.set(bytes, filled)
    filled += bytes.length
  }

  /** The first bytes decide the encoding of all. */
  function decode (final: boolean): void {
    const opening = block.slice(0, filled)
    refuseBinary(opening.subarray(0, 32))
    const { encoding, mark } = sniffEncoding(opening)
    const lines = final ? filled : opening.lastIndexOf(10) + 1
    toUtf8 = createToUtf8(encoding === 'utf-8' && !isUtf8(opening, mark, lines) ? 'windows-1252' : encoding)
    filled = 0
    append(toUtf8.push(opening.subarray(mark)))
  }

  function openLayout (final: boolean): boolean {
    const layout = sniffLayout(block.subarray(0, filled), final, { header: true })
    if (layout === null && final) throw noRecords(block.subarray(0, filled))
    if (layout === null) return false
    const { take, labelColumns } = begin(layout.names)
    const splitter = createRowSplitter({ layout, limits: csvLimits, ...(blockKernels !== undefined && { kernels: blockKernels, labelColumns }) })
    block = blockKernels?.block() ?? block
    open = { layout, splitter, take }
    return true
  }

  function read (final: boolean): void {
    if (open === null && !openLayout(final)) return
    const { layout, splitter, take } = open!
    const done = splitter.split(block, filled, final, take)
    const counts = splitter.counts()
    const long = counts.quarantined.find(({ reason }) => reason.startsWith('more cells'))
    if (long !== undefined) throw new AppError('CSV_INVALID', `Line ${long.lines[0]} has more cells than the ${layout.names.length} of the header; quote the cells that hold a "${layout.dialect.delimiter}"`)
    if (splitter.broken()) throw new AppError('CSV_INVALID', `A cell before line ${splitter.line()} is not UTF-8, as which the file begins; save all of it in one encoding`)
    if (final && counts.rows === 0) throw noRows(layout, counts)
    if (done === 0 && filled > csvLimits.recordBytes) throw new AppError('CSV_INVALID', `Line ${splitter.line()} goes on for more than ${csvLimits.recordBytes >> 20} MB; close its quotes, or end its lines`)
    block.copyWithin(0, done, filled)
    filled -= done
  }

  return {
    push (chunk) {
      append(toUtf8 === null ? chunk : toUtf8.push(chunk))
      if (toUtf8 === null) {
        if (filled < openingBytes) return
        decode(false)
      }
      read(false)
    },
    end () {
      if (toUtf8 === null) decode(true)
      append(toUtf8!.end())
      read(true)
    }
  }
}
