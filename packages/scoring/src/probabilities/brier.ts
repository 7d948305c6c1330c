import { square } from '@assay/shared'

/** The mean squared distance between probability and what happened; multiclass: summed over classes, so up to 2. */
export function brier (target: Float64Array, predictions: Float64Array): number {
  const outputs = predictions.length / target.length
  let sum = 0
  for (let row = 0; row < target.length; row++) {
    if (outputs === 1) sum += square(predictions[row]! - target[row]!)
    else for (let output = 0; output < outputs; output++) sum += square(predictions[row * outputs + output]! - (target[row] === output ? 1 : 0))
  }
  return sum / target.length
}
