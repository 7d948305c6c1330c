/** The mean of error / |value| as a share, not in percent; a value of 0 counts as 2^−52, which makes the score huge. */
export function mape (target: Float64Array, predictions: Float64Array): number {
  let sum = 0
  for (let row = 0; row < target.length; row++) {
    sum += Math.abs(target[row]! - predictions[row]!) / Math.max(Math.abs(target[row]!), Number.EPSILON)
  }
  return sum / target.length
}
