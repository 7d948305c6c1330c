import { log } from '@assay/shared'

/** The mean of −ln P(the actual class), natural logarithm. Probabilities are kept off 0 and 1 by one part in 2^52. */
export function logLoss (target: Float64Array, predictions: Float64Array): number {
  const outputs = predictions.length / target.length
  let sum = 0
  for (let row = 0; row < target.length; row++) {
    sum -= log(outputs === 1
      ? ofActual(target[row]!, bounded(predictions[row]!))
      : bounded(predictions[row * outputs + target[row]!]!) / rowSum(predictions, row * outputs, outputs))
  }
  return sum / target.length
}

function ofActual (actual: number, positive: number): number {
  return actual === 1 ? positive : 1 - positive
}

/** Rows that do not add up to 1, as when rounded, are normalised. */
function rowSum (predictions: Float64Array, from: number, outputs: number): number {
  let sum = 0
  for (let output = 0; output < outputs; output++) sum += bounded(predictions[from + output]!)
  return sum
}

function bounded (probability: number): number {
  return Math.min(1 - Number.EPSILON, Math.max(Number.EPSILON, probability))
}
