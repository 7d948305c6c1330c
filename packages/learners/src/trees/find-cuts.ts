import type { OpenKernels } from '@assay/kernels'

/** Rows that decide a column's quantiles; more would move a cut by less than a bin's tenth. */
const sampleRows = 40_000

/**
 * Ascending cuts between the values of a column, at most `maxCuts`: between any two neighbouring values where there are few,
 * else at quantiles of an evenly spaced sample. A cut is above every value of its left side: x < cut goes left.
 *
 * @param values NaN is missing
 * @returns in shared memory
 */
export function findCuts (values: Float64Array, maxCuts: number, open: OpenKernels): Float64Array {
  const sorted = sortedSample(values, open)
  const distinct = countDistinct(sorted, maxCuts + 1)
  const cuts: number[] = []
  if (distinct <= maxCuts + 1) {
    for (let i = 1; i < sorted.length; i++) if (sorted[i] !== sorted[i - 1]) cuts.push(between(sorted[i - 1]!, sorted[i]!))
  } else {
    for (let cut = 1; cut <= maxCuts; cut++) {
      const value = sorted[Math.floor(cut * sorted.length / (maxCuts + 1))]!
      if (value > (cuts.at(-1) ?? sorted[0]!)) cuts.push(value)
    }
  }
  const shared = new Float64Array(new SharedArrayBuffer(cuts.length * 8))
  shared.set(cuts)
  return shared
}

function sortedSample (values: Float64Array, { kernels, memory }: OpenKernels): Float64Array {
  const step = Math.max(1, values.length / sampleRows)
  const mostRows = Math.min(values.length, sampleRows)
  const mark = memory.mark()
  const [sampleAt, scratch] = [memory.reserve(mostRows * 8), memory.reserve(mostRows * 8)]
  const sample = memory.doubles(sampleAt, mostRows)
  let rows = 0
  for (let i = 0; i < mostRows; i++) {
    const value = values[Math.floor(i * step)]!
    // + 0 makes one zero of two
    if (Number.isFinite(value)) sample[rows++] = value + 0
  }
  kernels.sortDoubles(sampleAt, rows, scratch)
  memory.release(mark)
  return sample.slice(0, rows)
}

/** @returns number of distinct values, or `limit` + 1 where there are more */
function countDistinct (sorted: Float64Array, limit: number): number {
  let distinct = Math.min(sorted.length, 1)
  for (let i = 1; i < sorted.length && distinct <= limit; i++) if (sorted[i] !== sorted[i - 1]) distinct++
  return distinct
}

/** The middle, unless rounding puts it on the lower value. */
function between (low: number, high: number): number {
  const middle = low / 2 + high / 2
  return middle > low ? middle : high
}
