import type { CategoryColumn, DateColumn, NumberColumn } from '@assay/table'
import { quantile } from '../profile/summarize-numbers.ts'

export interface Bins {
  /** Every row's bin; missing is bin 0. */
  readonly codes: Uint32Array
  readonly count: number
}

const maxBins = 64
const seenRowsABin = 8

/** Cuts a column into its levels, its numbers if they are few, or bins with equally many of the `seen` rows. */
export function binCodes (column: NumberColumn | DateColumn | CategoryColumn, seen: Uint32Array): Bins {
  if (column.kind === 'category') return { codes: column.codes, count: column.levels.length + 1 }
  const sorted = Float64Array.from(seen, (row) => column.values[row]!).filter((value) => !Number.isNaN(value)).sort()
  const edges = cutValues(sorted)
  return { codes: Uint32Array.from(column.values, (value) => Number.isNaN(value) ? 0 : 1 + countBelow(edges, value)), count: edges.length + 2 }
}

/** @returns lower edges of all bins but the first, ascending */
function cutValues (sorted: Float64Array): number[] {
  const distinct = [...new Set(sorted)]
  if (distinct.length <= maxBins) return distinct.slice(1)
  const bins = Math.min(maxBins, Math.floor(sorted.length / seenRowsABin))
  return [...new Set(Array.from({ length: bins - 1 }, (_, edge) => quantile(sorted, (edge + 1) / bins)))]
}

/** @returns how many of the ascending edges are at most `value` */
function countBelow (edges: readonly number[], value: number): number {
  let low = 0
  let high = edges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (edges[middle]! <= value) low = middle + 1
    else high = middle
  }
  return low
}
