import type { FieldHistogram } from '../artifact.ts'

/** Enough to see a shift, few enough to be filled by some hundred rows. */
const bins = 10
const listedLevels = 20

/**
 * Bins of about equal size; values that are frequent have one of their own.
 *
 * @param sorted known values, ascending
 * @param rows   missing ones included
 */
export function histogramOfNumbers (sorted: Float64Array, rows: number): FieldHistogram {
  const deciles = Array.from({ length: bins - 1 }, (_, bin) => sorted[Math.floor((bin + 1) * sorted.length / bins)]!)
  const edges = [...new Set(deciles)].filter((edge) => edge > sorted[0]!)
  const counts = new Array<number>(edges.length + 1).fill(0)
  for (const value of sorted) counts[binOf(edges, value)]!++
  return { edges, counts, missing: rows - sorted.length }
}

/** @param byLevel rows of each level, most frequent first */
export function histogramOfLevels (byLevel: readonly number[], missing: number): FieldHistogram {
  const others = byLevel.slice(listedLevels).reduce((sum, rows) => sum + rows, 0)
  return { edges: [], counts: [...byLevel.slice(0, listedLevels), others], missing }
}

/** @returns how many edges, ascending, are not above the value */
export function binOf (edges: ArrayLike<number>, value: number): number {
  let bin = 0
  while (bin < edges.length && value >= edges[bin]!) bin++
  return bin
}
