import type { Histogram, LevelCount, NumberSummary } from '@assay/shared'
import { sampleRows } from '../sample-rows.ts'
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
/** Values that are sorted; of longer columns, a sample. */
const sortedValues = 200_000
/** Where the sample holds no more values than this they may stand for levels: their rows are counted, not estimated. */
const countedValues = 1_000
const histogramBins = 30
const listedLevels = 20

/**
 * Describes a column of numbers. Counts, moments, extremes and the histogram are exact. In columns of more than 200,000 values a sample
 * says which are common and where the quantiles lie, and how many are distinct is an estimate.
 *
 * @param values missing is NaN
 */
export function summarizeNumbers (values: Float64Array): NumberFacts {
  const moments = measureMoments(values)
  const missing = values.length - moments.count
  if (moments.count === 0) return { missing, distinct: 0, topLevels: [], sentinels: [] }

  const sorted = sortPresent(values, moments.count)
  const runs = countRuns(sorted)
  const rowsEach = moments.count / sorted.length
  const common = rowsEach > 1 && runs.distinct <= countedValues
    ? countRows(runs.longest, values)
    : runs.longest.map(({ value, length }) => ({ value, length: Math.round(length * rowsEach) }))
  const { mean, standardDeviation, skewness, zeros, negatives, integer, low, high } = moments
  const quantiles = quantileLevels.map((level) => level === 0 ? low : level === 1 ? high : quantile(sorted, level))
  return {
    missing,
    distinct: Math.max(low < high ? 2 : 1, Math.round(estimateDistinct(runs, sorted.length, moments.count))),
    topLevels: common.map(({ value, length }) => ({ level: String(value), rows: length })),
    sentinels: findSentinels(sorted),
    number: { mean, standardDeviation, skewness, zeros, negatives, integer, quantiles, histogram: countBins(values, low, high, integer) }
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

/** Two passes: the second one's sums are about the mean, so large offsets cost no digits. Deviation and skewness are the sample's (n − 1). */
function measureMoments (values: Float64Array) {
  let count = 0
  let mean = 0
  let zeros = 0
  let negatives = 0
  let integer = true
  let low = Infinity
  let high = -Infinity
  for (const value of values) {
    if (Number.isNaN(value)) continue
    count++
    mean += (value - mean) / count
    if (value === 0) zeros++
    if (value < 0) negatives++
    if (integer && !Number.isInteger(value)) integer = false
    if (value < low) low = value
    if (value > high) high = value
  }
  let squares = 0
  let cubes = 0
  for (const value of values) {
    if (Number.isNaN(value)) continue
    const away = value - mean
    squares += away * away
    cubes += away * away * away
  }
  const standardDeviation = count > 1 ? Math.sqrt(squares / (count - 1)) : 0
  const skewness = count > 2 && standardDeviation > 0
    ? (count / ((count - 1) * (count - 2))) * (cubes / (standardDeviation ** 3))
    : 0
  return { count, mean, standardDeviation, skewness, zeros, negatives, integer, low, high }
}

function sortPresent (values: Float64Array, count: number): Float64Array {
  const chosen = count > sortedValues ? sampleRows(count, sortedValues) : null
  if (chosen !== null && count === values.length) return Float64Array.from(chosen, (row) => values[row]!).sort()
  const present = new Float64Array(chosen?.length ?? count)
  let seen = 0
  let taken = 0
  for (const value of values) {
    if (Number.isNaN(value)) continue
    if (chosen === null || chosen[taken] === seen) present[taken++] = value
    seen++
  }
  return present.sort()
}

interface Run { readonly value: number, readonly length: number }

/** @returns the runs with their lengths among all values, longest first, ties in their order */
function countRows (runs: readonly Run[], values: Float64Array): Run[] {
  const rows = new Map(runs.map(({ value }) => [value, 0]))
  for (const value of values) {
    const seen = rows.get(value)
    if (seen !== undefined) rows.set(value, seen + 1)
  }
  return [...rows].map(([value, length]) => ({ value, length })).sort((a, b) => b.length - a.length)
}

/**
 * The share of values that were seen once is the chance that the next one is new.
 *
 * @see Good, "The population frequencies of species and the estimation of population parameters", 1953
 */
function estimateDistinct ({ distinct, single }: { readonly distinct: number, readonly single: number }, seen: number, all: number): number {
  return distinct + (all - seen) * single / seen
}

/** @returns how many values are distinct, how many of these occur once, and the most frequent of those that repeat, ties by value */
function countRuns (sorted: Float64Array) {
  const longest: Run[] = []
  let distinct = 0
  let single = 0
  for (let start = 0; start < sorted.length;) {
    const value = sorted[start]!
    let end = start + 1
    while (sorted[end] === value) end++
    const length = end - start
    distinct++
    if (length === 1) single++
    if (length > 1 && (longest.length < listedLevels || length > longest[listedLevels - 1]!.length)) {
      const place = longest.findIndex((other) => other.length < length)
      longest.splice(place < 0 ? longest.length : place, 0, { value, length })
      if (longest.length > listedLevels) longest.pop()
    }
    start = end
  }
  return { distinct, single, longest }
}

/** Equal bins, the last one closed. Whole numbers get bins of a whole width, so that each holds as many of them as the next. */
function countBins (values: Float64Array, low: number, high: number, integer: boolean): Histogram {
  const whole = integer && high - low < Number.MAX_SAFE_INTEGER
  const width = whole ? Math.ceil((high - low + 1) / histogramBins) : (high - low) / histogramBins
  const bins = whole ? Math.ceil((high - low + 1) / width) : high > low ? histogramBins : 1
  const first = whole ? low - 0.5 : low
  const last = whole ? first + bins * width : high
  // Shares of both ends: high − low may overflow.
  const edges = Array.from({ length: bins + 1 }, (_, bin) => whole ? first + bin * width : low * (1 - bin / bins) + high * (bin / bins))
  const counts = new Array<number>(bins).fill(0)
  const span = last / 2 - first / 2
  for (const value of values) {
    if (Number.isNaN(value)) continue
    const bin = span > 0 ? Math.min(Math.floor((value / 2 - first / 2) / span * bins), bins - 1) : 0
    counts[bin]!++
  }
  return { edges, counts }
}
