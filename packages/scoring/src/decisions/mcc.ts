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
    actualSquares += actual[label]! ** 2
    answeredSquares += answered[label]! ** 2
  }
  if (actualSquares === rows ** 2) return NaN
  if (answeredSquares === rows ** 2) return 0
  // One root of the product: two roots multiplied can round to less than the numerator, and the answer would leave −1 to 1.
  return (right * rows - expected) / Math.sqrt((rows ** 2 - actualSquares) * (rows ** 2 - answeredSquares))
}
