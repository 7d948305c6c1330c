import { square } from '@assay/shared'
import type { LevelCount, NumberSummary } from '@assay/shared'
import { sortNumbers } from '@assay/table'
import { estimateDistinct } from '../sketch/distinct-registers.ts'
import { toHistogram } from '../sketch/dyadic-histogram.ts'
import { skewnessOf, standardDeviationOf } from '../sketch/moments.ts'
import { sketchColumn, type NumberSketch } from '../sketch/number-sketch.ts'
import { findSentinels } from './find-sentinels.ts'

export interface NumberFacts {
  readonly missing: number
  readonly distinct: number
  readonly topLevels: readonly LevelCount[]
  readonly sentinels: readonly number[]
  /** Absent when every value is missing. */
  readonly number?: NumberSummary
}

const quantileLevels = [0, 0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99, 1] as const
const listedLevels = 20

/** @param values missing is NaN */
export const summarizeNumbers = (values: Float64Array): NumberFacts => summarizeSketch(sketchColumn(values))

/**
 * Describes a column of numbers. Counts, moments, extremes and the histogram are exact, and up to 131,072 values all else is, too. Of
 * longer columns at least 32,768 values say where quantiles lie, at most 0.8 % of the rows off (three standard errors), and how often values
 * come where there are more than 1,024 different ones; how many are distinct is then known to 2.4 %.
 */
export function summarizeSketch (sketch: NumberSketch): NumberFacts {
  const { rows, moments, histogram } = sketch
  const missing = rows - moments.count
  if (moments.count === 0) return { missing, distinct: 0, topLevels: [], sentinels: [] }
  const { mean, zeros, negatives, integer, low, high } = moments
  const sorted = sortNumbers(sketch.sample.values)
  return {
    missing,
    distinct: distinctOf(sketch, sorted),
    topLevels: commonValues(sketch, sorted).map(({ value, length }) => ({ level: String(value), rows: length })),
    sentinels: findSentinels(sorted),
    number: {
      mean,
      standardDeviation: standardDeviationOf(moments),
      skewness: skewnessOf(moments),
      zeros,
      negatives,
      integer,
      quantiles: quantileLevels.map((level) => level === 0 ? low : level === 1 ? high : quantile(sorted, level)),
      histogram: toHistogram(histogram, integer)
    }
  }
}

/**
 * The quantile of ascending values, interpolated linearly between the two nearest.
 *
 * @see Hyndman & Fan, "Sample quantiles in statistical packages", 1996, definition 7
 */
export function quantile (sorted: Float64Array, level: number): number {
  const position = (sorted.length - 1) * level
  const below = sorted[Math.floor(position)] ?? NaN
  const above = sorted[Math.ceil(position)] ?? NaN
  const share = position - Math.floor(position)
  const gap = above - below
  return Number.isFinite(gap) ? Math.min(above, below + gap * share) : below * (1 - share) + above * share
}

/** How many values are distinct. Where nearly every row has its own, the pairs of equal rows in the sample tell it better than registers. */
export function distinctOf ({ moments: { count }, counts, registers, sample }: NumberSketch, sorted: Float64Array): number {
  if (counts !== null) return counts.size
  const { distinct } = countRuns(sorted)
  if (sample.level === 0) return distinct
  const repeats = (sorted.length - distinct) * square(count / sorted.length)
  return Math.round(repeats < uniqueShare * count ? count - repeats : Math.min(count, estimateDistinct(registers)))
}

const uniqueShare = 0.02

/** Values that come more than once, most frequent first, ties in their order. */
function commonValues ({ moments: { count }, counts }: NumberSketch, sorted: Float64Array): Run[] {
  if (counts === null) return countRuns(sorted).longest.map(({ value, length }) => ({ value, length: Math.round(length * count / sorted.length) }))
  return [...counts].filter(([, rows]) => rows > 1)
    .sort(([valueA, a], [valueB, b]) => b - a || valueA - valueB)
    .slice(0, listedLevels)
    .map(([value, length]) => ({ value, length }))
}

interface Run { readonly value: number, readonly length: number }

/** @returns how many values are distinct, and the most frequent of those that repeat, ties by value */
function countRuns (sorted: Float64Array): { readonly distinct: number, readonly longest: readonly Run[] } {
  const longest: Run[] = []
  let distinct = 0
  for (let start = 0; start < sorted.length;) {
    const value = sorted[start]!
    let end = start + 1
    while (sorted[end] === value) end++
    const length = end - start
    distinct++
    if (length > 1 && (longest.length < listedLevels || length > longest[listedLevels - 1]!.length)) {
      const place = longest.findIndex((other) => other.length < length)
      longest.splice(place < 0 ? longest.length : place, 0, { value, length })
      if (longest.length > listedLevels) longest.pop()
    }
    start = end
  }
  return { distinct, longest }
}
