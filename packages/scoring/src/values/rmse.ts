import { square } from '@assay/shared'

/** The square root of the mean squared error, in the target's unit. */
export function rmse (target: Float64Array, predictions: Float64Array): number {
  let sum = 0
  for (let row = 0; row < target.length; row++) sum += square(target[row]! - predictions[row]!)
  return Math.sqrt(sum / target.length)
}
