import { square, valuesAt } from '@assay/shared'
import { marginsOf, targetsOf, type Scores } from './scores.ts'

/** What single-output regression leaves: target − margin. Gradients and losses are functions of it, in units of `scores.scale`. */
export function setGradients (scores: Scores, gradientOf: (residual: number) => number): void {
  const { memory, gradients, trainingRows } = scores.ground
  const [margins, targets] = [marginsOf(scores, 0), targetsOf(scores)]
  const pairs = memory.singles(gradients, trainingRows * 2)
  for (let row = 0; row < trainingRows; row++) {
    pairs[2 * row] = gradientOf((targets[row]! - margins[row]!) / scores.scale)
    pairs[2 * row + 1] = 1
  }
}

/** @returns the mean loss of rows `begin … end` */
export function meanLoss (scores: Scores, begin: number, end: number, lossOf: (residual: number) => number): number {
  const [margins, targets] = [marginsOf(scores, 0), targetsOf(scores)]
  let sum = 0
  for (let row = begin; row < end; row++) sum += lossOf((targets[row]! - margins[row]!) / scores.scale)
  return sum / (end - begin)
}

/** @param rows of the ground; @returns their residuals, in the target's own unit */
export function residualsOf (scores: Scores, rows: Uint32Array): Float64Array {
  const [margins, targets] = [marginsOf(scores, 0), targetsOf(scores)]
  const margin = valuesAt(margins, rows)
  return valuesAt(targets, rows).map((own, i) => own - margin[i]!)
}

/** The smallest value that at least a share of the values does not exceed: it minimises their pinball loss. */
export function quantileOf (values: Float64Array, share: number): number {
  const sorted = values.toSorted()
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!
}

/** 1 where all values are equal. */
export function standardDeviation (values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return Math.sqrt(values.reduce((sum, value) => sum + square(value - mean), 0) / values.length) || 1
}
