import { confusionMatrix, totals } from './confusion-matrix.ts'

/**
 * The harmonic mean of precision and recall. Binary: of the positive class. Multiclass: the mean over classes (macro), those that
 * neither occur nor are answered left out.
 *
 * @returns NaN where no row is positive nor answered so
 */
export function f1 (target: Float64Array, predictions: Float64Array, threshold?: number): number {
  const matrix = confusionMatrix(target, predictions, threshold)
  const { actual, answered } = totals(matrix)
  let sum = 0
  let present = 0
  for (let label = predictions.length === target.length ? 1 : 0; label < matrix.classes; label++) {
    const rows = actual[label]! + answered[label]!
    if (rows === 0) continue
    sum += 2 * matrix.counts[label * matrix.classes + label]! / rows
    present++
  }
  return sum / present
}
