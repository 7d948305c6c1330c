import { square } from '@assay/shared'
import { confusionMatrix, totals } from './confusion-matrix.ts'

/**
 * Matthews' correlation of what rows are and what was answered, −1 to 1; 0 where one class was answered throughout.
 *
 * @see Gorodkin, "Comparing two K-category assignments by a K-category correlation coefficient", 2004
 */
export function mcc (target: Float64Array, predictions: Float64Array, threshold?: number): number {
  const matrix = confusionMatrix(target, predictions, threshold)
  const { actual, answered } = totals(matrix)
  const rows = target.length
  let right = 0
  let expected = 0
  let actualSquares = 0
  let answeredSquares = 0
  for (let label = 0; label < matrix.classes; label++) {
    right += matrix.counts[label * matrix.classes + label]!
    expected += actual[label]! * answered[label]!
    actualSquares += square(actual[label]!)
    answeredSquares += square(answered[label]!)
  }
  if (actualSquares === square(rows)) return NaN
  if (answeredSquares === square(rows)) return 0
  // One root of the product: two roots multiplied can round to less than the numerator, and the answer would leave −1 to 1.
  return (right * rows - expected) / Math.sqrt((square(rows) - actualSquares) * (square(rows) - answeredSquares))
}
