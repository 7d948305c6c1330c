import { square } from '@assay/shared'
import { inBlocks } from '@assay/table'
import { wordsOf } from './hash-number.ts'

/** Sums over the values of a column that are not missing; they merge. */
export interface Moments {
  readonly count: number
  readonly mean: number
  /** Sums of the second and third powers of what separates values from their mean. */
  readonly squares: number
  readonly cubes: number
  readonly zeros: number
  readonly negatives: number
  /** Every value is a whole number. */
  readonly integer: boolean
  readonly low: number
  readonly high: number
}

/** Two passes: the second one's sums are about the mean, so large offsets cost no digits. */
export function measureMoments (values: Float64Array): Moments {
  const sums: Sums = { count: 0, scaledSum: 0, zeros: 0, negatives: 0, integer: true, low: Infinity, high: -Infinity }
  const words = wordsOf(values)
  inBlocks(values.length, (from, to) => addValues(sums, values, words, from, to))
  const { count, scaledSum, zeros, negatives, integer, low, high } = sums
  const mean = count === 0 ? 0 : scaledSum / count / scale
  const powers: Powers = { squares: 0, cubes: 0 }
  inBlocks(values.length, (from, to) => addPowers(powers, values, mean, from, to))
  return { count, mean, ...powers, zeros, negatives, integer, low: low + 0, high: high + 0 } // −0 becomes 0
}

interface Sums { count: number, scaledSum: number, zeros: number, negatives: number, integer: boolean, low: number, high: number }
interface Powers { squares: number, cubes: number }

/** A power of two costs no digits, and the sum of the largest values does not overflow. */
const scale = 2 ** -40

function addValues (sums: Sums, values: Float64Array, words: Uint32Array, from: number, to: number): void {
  let { count, scaledSum, zeros, negatives, integer, low, high } = sums
  for (let row = from; row < to; row++) {
    const value = values[row]!
    if (value !== value) continue
    count++
    scaledSum += value * scale
    // The sign bit, as no branch foresees the signs of values about zero.
    negatives += words[2 * row + 1]! >>> 31
    if (value === 0) {
      zeros++
      if (Object.is(value, -0)) negatives--
    }
    if (integer && Math.floor(value) !== value) integer = false
    if (value < low) low = value
    if (value > high) high = value
  }
  Object.assign(sums, { count, scaledSum, zeros, negatives, integer, low, high })
}

function addPowers (powers: Powers, values: Float64Array, mean: number, from: number, to: number): void {
  let { squares, cubes } = powers
  for (let row = from; row < to; row++) {
    const away = values[row]! - mean
    if (away !== away) continue
    squares += away * away
    cubes += away * away * away
  }
  powers.squares = squares
  powers.cubes = cubes
}

/** @see Pébay, "Formulas for robust, one-pass parallel computation of covariances and arbitrary-order statistical moments", 2008, eqs. 2.1 */
export function mergeMoments (a: Moments, b: Moments): Moments {
  if (a.count === 0) return b
  if (b.count === 0) return a
  const count = a.count + b.count
  const apart = b.mean - a.mean
  const [shareA, shareB] = [a.count / count, b.count / count]
  return {
    count,
    mean: a.mean + apart * shareB,
    squares: a.squares + b.squares + square(apart) * a.count * shareB,
    cubes: a.cubes + b.cubes + square(apart) * apart * a.count * shareB * (shareA - shareB) + 3 * apart * (shareA * b.squares - shareB * a.squares),
    zeros: a.zeros + b.zeros,
    negatives: a.negatives + b.negatives,
    integer: a.integer && b.integer,
    low: Math.min(a.low, b.low),
    high: Math.max(a.high, b.high)
  }
}

/** Those of the sample (n − 1). */
export function standardDeviationOf ({ count, squares }: Moments): number {
  return count > 1 ? Math.sqrt(squares / (count - 1)) : 0
}

export function skewnessOf (moments: Moments): number {
  const { count, cubes } = moments
  const deviation = standardDeviationOf(moments)
  return count > 2 && deviation > 0 ? count / ((count - 1) * (count - 2)) * (cubes / (square(deviation) * deviation)) : 0
}
