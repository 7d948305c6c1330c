import type { Random, ScoreInterval } from '@assay/shared'
import { quantile } from './quantile.ts'
import { resamplesFor } from './resample.ts'

/**
 * The 95 % interval of a mean by the studentized bootstrap: unlike quantiles of resampled means it knows that a few large values, which
 * a small sample happens to lack, would move the mean.
 *
 * @param values two or more
 * @see Efron & Tibshirani, "An Introduction to the Bootstrap", 1993, chapter 12
 */
export function studentizedInterval (values: Float64Array, random: Random, resamples: number = resamplesFor(values.length)): ScoreInterval {
  const { length } = values
  const own = momentsOf(length, (at) => values[at]!)
  const distances = Float64Array.from({ length: resamples }, () => {
    const { mean, error } = momentsOf(length, () => values[random.integer(length)]!)
    return Math.max(-farthest, Math.min(farthest, (mean - own.mean) / error))
  }).filter((distance) => !Number.isNaN(distance)).sort()
  if (distances.length === 0) return { low: own.mean, high: own.mean }
  return { low: own.mean - quantile(distances, 0.975) * own.error, high: own.mean - quantile(distances, 0.025) * own.error }
}

/** Of a mean, in standard errors: a draw that happens to lack the one row that costs anything has next to none, and would reach to no end. */
const farthest = 10

/** The mean and its standard error, in one pass. @see Welford, "Note on a Method for Calculating Corrected Sums of Squares and Products", 1962 */
function momentsOf (length: number, value: (at: number) => number): { readonly mean: number, readonly error: number } {
  let [mean, squares] = [0, 0]
  for (let at = 0; at < length; at++) {
    const drawn = value(at)
    const distance = drawn - mean
    mean += distance / (at + 1)
    squares += distance * (drawn - mean)
  }
  return { mean, error: Math.sqrt(squares / (length - 1) / length) }
}
