import type { OpenKernels } from '@assay/kernels'
import { AppError } from '@assay/shared'
import type { CategoryColumn, NumberColumn, Table } from '@assay/table'
import { findCuts } from './find-cuts.ts'

/** Bin 0 is missing; a number's bin is 1 + the number of cuts that are not above it. */
export interface NumberFeature { readonly kind: 'number', readonly column: string, readonly bins: number, readonly cuts: Float64Array }

/** Bin 0 is missing; bin 1 + i is `levels[i]`; one more bin, if any, is all other levels. */
export interface CategoryFeature { readonly kind: 'category', readonly column: string, readonly bins: number, readonly levels: readonly string[] }

export type BinnedFeature = NumberFeature | CategoryFeature

/** One byte a cell, feature-major: cell (row, feature) is `bins[feature * rows + row]`. Bins and cuts are in shared memory. */
export interface BinnedTable { readonly rows: number, readonly features: readonly BinnedFeature[], readonly bins: Uint8Array }

/** Bins of a feature, the missing one included: a bin is a byte. */
const maxBins = 256

/**
 * Turns columns into bins. Bins come from all rows and know nothing of the target.
 *
 * @param columns   as `binnedColumns` chooses them
 * @param checkStop called before each block of a column; throws to stop
 */
export function binFeatures (columns: readonly BinnedColumn[], rows: number, open: OpenKernels, checkStop: () => void): BinnedTable {
  const bins = new Uint8Array(new SharedArrayBuffer(rows * columns.length))
  const features = columns.map((column, index) => {
    checkStop()
    const own = bins.subarray(index * rows, (index + 1) * rows)
    return column.kind === 'number' ? binNumbers(column, own, open, checkStop) : binLevels(column, own)
  })
  return { rows, features, bins }
}

export type BinnedColumn = NumberColumn | CategoryColumn

/**
 * The number and category columns, the target excepted.
 *
 * @throws {AppError} NO_FEATURES
 */
export function binnedColumns ({ columns }: Table, target: string): readonly BinnedColumn[] {
  const usable = columns.filter((column): column is BinnedColumn => column.name !== target && (column.kind === 'number' || column.kind === 'category'))
  if (usable.length === 0) throw new AppError('NO_FEATURES', `No number and no category is left beside the target "${target}"; keep at least one column`)
  return usable
}

/** Some milliseconds of work. */
const blockRows = 2 ** 17

function binNumbers ({ name, values }: NumberColumn, bins: Uint8Array, { kernels, memory }: OpenKernels, checkStop: () => void): NumberFeature {
  const mark = memory.mark()
  const cuts = findCuts(values, maxBins - 2, { kernels, memory })
  const mostRows = Math.min(values.length, blockRows)
  const [valuesAt, cutsAt, binsAt] = [memory.reserve(mostRows * 8), memory.reserve(256 * 8), memory.reserve(mostRows)]
  memory.doubles(cutsAt, 256).fill(NaN).set(cuts)
  for (let start = 0; start < values.length; start += blockRows) {
    checkStop()
    const block = values.subarray(start, start + blockRows)
    memory.doubles(valuesAt, block.length).set(block)
    kernels.binNumbers(valuesAt, block.length, cutsAt, binsAt)
    bins.set(memory.bytes(binsAt, block.length), start)
  }
  memory.release(mark)
  return { kind: 'number', column: name, bins: cuts.length + 2, cuts }
}

/** Levels beyond the bins: the most frequent have their own, the rest share the last one. */
function binLevels ({ name, codes, levels }: CategoryColumn, bins: Uint8Array): CategoryFeature {
  const fitting = levels.length <= maxBins - 2
  const kept = fitting ? levels.map((_, index) => index) : mostFrequent(codes, levels.length, maxBins - 2)
  const binOfCode = new Uint8Array(levels.length + 1).fill(maxBins - 1)
  binOfCode[0] = 0
  kept.forEach((level, index) => { binOfCode[level + 1] = index + 1 })
  for (let row = 0; row < codes.length; row++) bins[row] = binOfCode[codes[row]!]!
  return { kind: 'category', column: name, bins: kept.length + (fitting ? 1 : 2), levels: kept.map((level) => levels[level]!) }
}

function mostFrequent (codes: Uint32Array, levels: number, count: number): number[] {
  const rows = new Float64Array(levels)
  for (const code of codes) if (code > 0) rows[code - 1]! += 1
  const byRows = Array.from(rows, (_, level) => level).sort((a, b) => rows[b]! - rows[a]! || a - b)
  return byRows.slice(0, count).sort((a, b) => a - b)
}
