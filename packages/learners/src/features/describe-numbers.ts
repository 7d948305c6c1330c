import type { Address } from '@assay/kernels'
import { threadKernels } from '../thread-kernels.ts'

/** What a column of numbers holds in some rows. */
export interface NumberDescription {
  readonly missing: number
  readonly smallest: number
  readonly largest: number
  /** Of the known values; not finite where their squares overflow. */
  readonly mean: number
  readonly deviation: number
  /** Of `sorted`; NaN where no value is known. */
  readonly median: number
  /** Known values, ascending; of many rows an evenly spread part, which quantiles are taken from. Sorted when asked for. */
  readonly sorted: Float64Array
}

/** Rows whose quantiles are nearly as good as those of all: the first percentile of so many lies at 0.7 to 1.3 % of all. */
const mostSorted = 5_000

export function describeNumbers (values: Float64Array, rows: Uint32Array): NumberDescription {
  const { kernels, memory } = threadKernels()
  const mark = memory.mark()
  const columnAt = memory.reserve(8 * (rows.length + 1))
  const pickedAt = memory.reserve(8 * mostSorted)
  const knownAt = memory.reserve(8 * 5)
  const column = memory.doubles(columnAt, rows.length + 1)
  for (let i = 0; i < rows.length; i++) column[i] = values[rows[i]!]!
  column[rows.length] = NaN

  const picked = memory.doubles(pickedAt, mostSorted)
  const step = Math.max(1, Math.ceil(rows.length / mostSorted))
  let pickedCount = 0
  for (let i = 0; i < rows.length; i += step) if (!Number.isNaN(column[i])) picked[pickedCount++] = column[i]!
  const some = picked.slice(0, pickedCount)
  const median = medianOf(pickedAt, pickedCount)

  // Distances from a middle value: digits do not cancel.
  const middle = Number.isNaN(median) ? 0 : median
  const known = memory.doubles(knownAt, 5)
  known.set([0, Infinity, -Infinity, 0, 0])
  kernels.describeDoubles(columnAt, rows.length, middle, knownAt)
  const [count, smallest, largest, sum, squares] = [...known] as [number, number, number, number, number]
  memory.release(mark)
  const shift = sum / count
  let sorted: Float64Array | undefined
  return {
    missing: rows.length - count,
    smallest,
    largest,
    mean: middle + shift,
    deviation: Math.sqrt(Math.max(squares / count - shift * shift, 0)),
    median,
    get sorted () { return sorted ??= sort(some) }
  }
}

/** Leaves the values in another order. */
function medianOf (values: Address, count: number): number {
  if (count === 0) return NaN
  const { kernels } = threadKernels()
  const half = count >>> 1
  const high = kernels.selectDouble(values, count, half)
  // Selecting has brought what is smaller to the front.
  return count % 2 === 1 ? high : kernels.selectDouble(values, half, half - 1) * 0.5 + high * 0.5
}

function sort (values: Float64Array): Float64Array {
  const { kernels, memory } = threadKernels()
  const mark = memory.mark()
  const at = memory.reserve(8 * values.length)
  const scratch = memory.reserve(8 * values.length)
  const sorted = memory.doubles(at, values.length)
  sorted.set(values)
  kernels.sortDoubles(at, values.length, scratch)
  memory.release(mark)
  return sorted.slice()
}

/** Quantile of ascending values, linear between neighbours (Hyndman & Fan's type 7, the default of R and NumPy). */
export function quantile (sorted: Float64Array, share: number): number {
  const at = share * (sorted.length - 1)
  const below = Math.floor(at)
  const low = sorted[below]!
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!
  return low === high ? low : low * (1 - (at - below)) + high * (at - below)
}

/** Mean, and standard deviation of the population; exact in magnitude even where squares would overflow. */
export function meanAndDeviation (values: Float64Array): { mean: number, deviation: number } {
  let unit = 0
  for (let i = 0; i < values.length; i++) unit = Math.max(unit, Math.abs(values[i]!))
  if (unit < smallestUnit) return { mean: 0, deviation: 0 }
  const inverse = 1 / unit
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i]! * inverse
  const mean = sum / values.length
  let squares = 0
  for (let i = 0; i < values.length; i++) {
    const distance = values[i]! * inverse - mean
    squares += distance * distance
  }
  return { mean: mean * unit, deviation: Math.sqrt(squares / values.length) * unit }
}

// The inverse of a smaller number is none.
const smallestUnit = 1e-300

/** Third standardised moment; 0 for a constant. */
export function skewness (values: Float64Array): number {
  const { mean, deviation } = meanAndDeviation(values)
  if (deviation === 0) return 0
  const inverse = 1 / deviation
  let cubes = 0
  for (let i = 0; i < values.length; i++) {
    const distance = (values[i]! - mean) * inverse
    cubes += distance * distance * distance
  }
  return cubes / values.length
}
