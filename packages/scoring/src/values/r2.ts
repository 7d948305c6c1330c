import { square } from '@assay/shared'

/** The share of the target's variance that is explained; NaN where it has none. */
export function r2 (target: Float64Array, predictions: Float64Array): number {
  let total = 0
  for (const value of target) total += value
  const mean = total / target.length
  let errors = 0
  let spread = 0
  for (let row = 0; row < target.length; row++) {
    errors += square(target[row]! - predictions[row]!)
    spread += square(target[row]! - mean)
  }
  return spread === 0 ? NaN : 1 - errors / spread
}
