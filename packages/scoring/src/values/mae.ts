/** The mean absolute error, in the target's unit. */
export function mae (target: Float64Array, predictions: Float64Array): number {
  let sum = 0
  for (let row = 0; row < target.length; row++) sum += Math.abs(target[row]! - predictions[row]!)
  return sum / target.length
}
