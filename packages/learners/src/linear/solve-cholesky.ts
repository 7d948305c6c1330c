/**
 * Factorises a symmetric matrix that should be positive definite. Where it is not quite, for want of digits or because a column is a
 * sum of others, its diagonal is raised until it is.
 *
 * @param matrix size × size, left as it is
 * @returns the lower triangle L with L × Lᵀ = matrix
 */
export function factoriseCholesky (matrix: Float64Array, size: number): Float64Array {
  let largest = 0
  for (let i = 0; i < size; i++) largest = Math.max(largest, matrix[i * size + i]!)
  for (let raise = largest * 1e-12 || 1; ; raise *= 100) {
    const lower = factorise(matrix, size, raise)
    if (lower !== null) return lower
  }
}

/** Lower triangle L with L × Lᵀ = matrix + raise × I, or null when a pivot is not above `raise`'s rounding. */
function factorise (matrix: Float64Array, size: number, raise: number): Float64Array | null {
  const lower = matrix.slice()
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = lower[i * size + j]! + (i === j ? raise : 0)
      for (let k = 0, a = i * size, b = j * size; k < j; k++, a++, b++) sum -= lower[a]! * lower[b]!
      if (i > j) lower[i * size + j] = sum / lower[j * size + j]!
      else if (sum > 0) lower[i * size + i] = Math.sqrt(sum)
      else if (sum <= 0) return null
      else throw new RangeError('the matrix holds what is not a number')
    }
  }
  return lower
}

/** @returns x, where L × Lᵀ × x = right */
export function solveCholesky (lower: Float64Array, right: Float64Array): Float64Array {
  const size = right.length
  const x = right.slice()
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) x[i]! -= lower[i * size + k]! * x[k]!
    x[i]! /= lower[i * size + i]!
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) x[i]! -= lower[k * size + i]! * x[k]!
    x[i]! /= lower[i * size + i]!
  }
  return x
}
