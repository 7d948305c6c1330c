import type { CellBatch } from './cell-batch.ts'
import type { CsvLimits } from './csv-reading.ts'
import type { CsvKernels } from './csv-kernels.ts'
import type { Dialect } from './dialect.ts'
import { isUtf8 } from './is-utf8.ts'
import { powersOfTen } from '../cells/powers-of-ten.ts'
import type { Splitter } from './splitter.ts'

/** The kernels, with a block of bytes in their memory. Views that they give are valid until the next call. */
export interface BlockKernels {
  /** The block. The view is void after the next call of `growBlock` or `openBatches`. */
  readonly block: () => Uint8Array
  /** A block of so many bytes, with what the one before it held. */
  readonly growBlock: (bytes: number) => void
  readonly openBatches: (shape: BatchShape) => BatchKernels
}

interface BatchShape {
  readonly dialect: Dialect
  readonly limits: CsvLimits
  readonly columns: number
  readonly records: number
  /** Numbers of the columns whose labels are looked up. */
  readonly labelColumns: readonly number[]
}

/** The kernels at work on the batches of a table. What they leave to others is told by the numbers of its records. */
export interface BatchKernels {
  /** Where the cells of a batch are kept. */
  readonly arrays: () => Pick<CellBatch, 'starts' | 'ends' | 'lines' | 'asWritten'>
  /** Moves the splitter over regular rows, and adds them to the records of the batch. @returns records in the batch */
  readonly splitRows: (splitter: Splitter, records: number, lastLine: number) => number
  readonly readDecimals: (column: number, records: number, decimal: number) => { readonly values: Float64Array, readonly rest: Int32Array, readonly tallies: Int32Array }
  readonly readIsoDates: (column: number, records: number, days: boolean, seconds: boolean) => { readonly values: Float64Array, readonly rest: Int32Array, readonly tallies: Int32Array }
  readonly findLabels: (column: number, records: number) => { readonly codes: Uint32Array, readonly rest: Int32Array }
  /** Adds the labels of the records that `findLabels` left, after their codes were written into the view that it gave. */
  readonly rememberLabels: (column: number, rest: number) => void
  /** Its codes mean other labels from now on. */
  readonly forgetLabels: (column: number) => void
}

/** Pairs of labels that are remembered, of all columns together and of one. */
const rememberedPairs = 1 << 17
const mostOfColumn = 1 << 13
const pairBytes = 64

export function openBlockKernels ({ kernels, memory }: CsvKernels): BlockKernels {
  let blockAt = 0
  let blockBytes = 0

  const block = (): Uint8Array => memory.bytes(blockAt, blockBytes)

  function growBlock (bytes: number): void {
    const held = { at: blockAt, bytes: blockBytes }
    blockAt = memory.reserve(readAhead + bytes + readAhead) + readAhead
    blockBytes = bytes
    block().set(memory.bytes(held.at, held.bytes))
  }

  function openBatches ({ dialect, limits, columns, records: most, labelColumns }: BatchShape): BatchKernels {
    const [delimiter, quote] = [dialect.delimiter.charCodeAt(0), dialect.quote.charCodeAt(0)]
    const cells = most * columns
    const [starts, ends, doubled] = [memory.reserve(cells * 4), memory.reserve(cells * 4), memory.reserve(cells * 4)]
    const [lines, asWritten, rest, out] = [memory.reserve(most * 4), memory.reserve(most), memory.reserve(most * 4), memory.reserve(32)]
    const values = memory.reserve(most * 8)
    const powers = memory.reserve(powersOfTen.length * 8)
    memory.doubles(powers, powersOfTen.length).set(powersOfTen)
    const pairs = Math.min(mostOfColumn, 2 ** Math.floor(Math.log2(rememberedPairs / Math.max(1, labelColumns.length))))
    const pairsOf = new Map(labelColumns.map((column) => [column, memory.reserve(pairs * pairBytes)]))
    const forgetLabels = (column: number): void => { memory.bytes(pairsOf.get(column)!, pairs * pairBytes).fill(0) }
    labelColumns.forEach(forgetLabels)

    return {
      arrays: () => ({
        starts: memory.integers(starts, cells), ends: memory.integers(ends, cells), lines: memory.integers(lines, most), asWritten: memory.bytes(asWritten, most)
      }),
      splitRows (splitter, records, lastLine) {
        const first = records * columns * 4
        const { at, bytes } = splitter
        const rows = kernels.splitRows(
          blockAt, at, splitter.end, delimiter, quote, columns, most - records, limits.cellBytes, splitter.line, Math.min(lastLine, 0x7fffffff),
          starts + first, ends + first, lines + records * 4, asWritten + records, doubled, out
        )
        const [next, line, doubledCells, beyondAscii] = memory.integers(out, 4) as unknown as [number, number, number, number]
        if (beyondAscii !== 0) splitter.broken ||= !isUtf8(bytes, at, next)
        kernels.undoubleQuotes(blockAt, quote, doubled, doubledCells, starts + first, ends + first)
        splitter.at = next
        splitter.line = line
        return records + rows
      },
      readDecimals (column, records, decimal) {
        const others = kernels.readDecimals(blockAt, starts + column * 4, ends + column * 4, columns, records, decimal, powers, values, rest, out)
        return { values: memory.doubles(values, records), rest: memory.integers(rest, others), tallies: memory.integers(out, 7) }
      },
      readIsoDates (column, records, days, seconds) {
        const others = kernels.readIsoDates(blockAt, starts + column * 4, ends + column * 4, columns, records, days, seconds, values, rest, out)
        return { values: memory.doubles(values, records), rest: memory.integers(rest, others), tallies: memory.integers(out, 3) }
      },
      findLabels (column, records) {
        const others = kernels.findLabels(blockAt, starts + column * 4, ends + column * 4, columns, records, pairsOf.get(column)!, pairs - 1, values, rest)
        return { codes: memory.words(values, records), rest: memory.integers(rest, others) }
      },
      forgetLabels,
      rememberLabels (column, others) {
        kernels.rememberLabels(blockAt, starts + column * 4, ends + column * 4, columns, rest, others, pairsOf.get(column)!, pairs - 1, values)
      }
    }
  }

  return { block, growBlock, openBatches }
}

/** Bytes around the block that the kernels may read. */
const readAhead = 64
