import type { Calibration } from './artifact.ts'
import { logistic, logit } from './link.ts'

/**
 * From a model's probabilities to calibrated ones, in place. Several classes are calibrated one by one, then normalised.
 *
 * @param probabilities rows × outputs, row-major
 */
export function calibrate (calibration: Calibration, probabilities: Float64Array, outputs: number): void {
  if (calibration.kind === 'none') return
  const calibrated = new Float64Array(outputs)
  for (let start = 0; start < probabilities.length; start += outputs) {
    let sum = 0
    for (let output = 0; output < outputs; output++) {
      calibrated[output] = calibrateOne(calibration, output, probabilities[start + output]!)
      sum += calibrated[output]!
    }
    if (outputs === 1) probabilities[start] = calibrated[0]!
    // Curves that give every class nothing say nothing: the row then keeps its own probabilities.
    else if (sum > 0) for (let output = 0; output < outputs; output++) probabilities[start + output] = calibrated[output]! / sum
  }
}

function calibrateOne (calibration: Exclude<Calibration, { kind: 'none' }>, output: number, probability: number): number {
  if (calibration.kind === 'platt') return logistic(calibration.slopes[output]! * logit(probability) + calibration.intercepts[output]!)
  const { x, y } = calibration.curves[output]!
  return interpolate(x, y, probability)
}

/** Linear between the points of an ascending curve, level beyond its ends. */
function interpolate (x: Float64Array, y: Float64Array, at: number): number {
  const last = x.length - 1
  if (at <= x[0]!) return y[0]!
  if (at >= x[last]!) return y[last]!
  let low = 0
  let high = last
  while (high - low > 1) {
    const middle = (low + high) >>> 1
    if (x[middle]! <= at) low = middle
    else high = middle
  }
  const share = (at - x[low]!) / (x[high]! - x[low]!)
  return y[low]! + share * (y[high]! - y[low]!)
}
