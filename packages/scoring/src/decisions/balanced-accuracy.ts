import { confusionMatrix, totals } from './confusion-matrix.ts'

/** The mean over classes of the share of their rows answered rightly; classes without rows are left out. */
export function balancedAccuracy (target: Float64Array, predictions: Float64Array, threshold?: number): number {
  const matrix = confusionMatrix(target, predictions, threshold)
  const { actual } = totals(matrix)
  let sum = 0
  let present = 0
  for (let label = 0; label < matrix.classes; label++) {
    if (actual[label] === 0) continue
    sum += matrix.counts[label * matrix.classes + label]! / actual[label]!
    present++
  }
  return present < 2 ? NaN : sum / present
}
