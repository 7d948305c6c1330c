import { oneVsRest } from './one-vs-rest.ts'

/** Precision at each threshold, weighed by the recall gained there; not interpolated. Multiclass: one against the rest, macro. */
export function averagePrecision (target: Float64Array, predictions: Float64Array): number {
  return oneVsRest(target, predictions, (positives, negatives) => {
    let sum = 0
    let positive = positives.length
    let negative = negatives.length
    while (positive > 0) {
      const threshold = positives[positive - 1]!
      const before = positive
      while (positive > 0 && positives[positive - 1]! === threshold) positive--
      while (negative > 0 && negatives[negative - 1]! >= threshold) negative--
      const found = positives.length - positive
      sum += (before - positive) * found / (found + negatives.length - negative)
    }
    return sum / positives.length
  })
}
