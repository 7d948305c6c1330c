import { confusionMatrix } from './confusion-matrix.ts'

/** The share of rows answered rightly. */
export function accuracy (target: Float64Array, predictions: Float64Array, threshold?: number): number {
  const { classes, counts } = confusionMatrix(target, predictions, threshold)
  let right = 0
  for (let label = 0; label < classes; label++) right += counts[label * classes + label]!
  return right / target.length
}
