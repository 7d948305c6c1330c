import type { LinearTask } from './linear-loss.ts'

/**
 * Second derivatives of `evaluateLinearLoss` at a point, estimated from at most `mostRows` evenly spread rows.
 *
 * @returns size × size, size = outputs × width weights, then outputs biases
 */
export function linearHessian (task: LinearTask, point: Float64Array, mostRows: number): Float64Array {
  const { target, width, outputs, l2, rowWeights, features, checkStop } = task
  const rows = target.length
  const sampled = Math.min(rows, mostRows)
  const scale = 1 / sampled
  const side = width + 1
  // For each pair of outputs, Σ weight × x xᵀ over rows, its lower triangle; x ends with a 1 for the bias.
  const products = Array.from({ length: outputs * outputs }, (_, pair) => new Float64Array(Math.floor(pair / outputs) >= pair % outputs ? side * side : 0))
  const x = new Float64Array(side).fill(1)
  const shares = new Float64Array(outputs)
  const rowsBetweenAsking = Math.max(1, Math.floor(2 ** 22 / (outputs * outputs * side * side)))

  for (let i = 0; i < sampled; i++) {
    if (i % rowsBetweenAsking === 0) checkStop()
    const row = Math.floor(i * rows / sampled)
    for (let feature = 0; feature < width; feature++) x[feature] = features[row * width + feature]!
    sharesOf(task, point, x, shares)
    for (let a = 0; a < outputs; a++) {
      for (let b = 0; b <= a; b++) {
        const bend = task.loss === 'squared' ? 1 : shares[a]! * ((a === b ? 1 : 0) - shares[b]!)
        addProduct(products[a * outputs + b]!, x, rowWeights[row]! * bend * scale)
      }
    }
  }
  return assemble(products, outputs, width, l2 / rows)
}

/** Probability of each output at one row. */
function sharesOf ({ loss, width, outputs }: LinearTask, point: Float64Array, x: Float64Array, shares: Float64Array): void {
  if (loss === 'squared') return
  let most = -Infinity
  for (let output = 0; output < outputs; output++) {
    let margin = point[outputs * width + output]!
    for (let feature = 0, w = output * width; feature < width; feature++, w++) margin += point[w]! * x[feature]!
    shares[output] = margin
    most = Math.max(most, margin)
  }
  if (loss === 'logistic') {
    shares[0] = 1 / (1 + Math.exp(-shares[0]!))
    return
  }
  let sum = 0
  for (let output = 0; output < outputs; output++) {
    shares[output] = Math.exp(shares[output]! - most)
    sum += shares[output]!
  }
  for (let output = 0; output < outputs; output++) shares[output]! /= sum
}

/** Most features of one-hot columns are 0: their rows of the triangle cost nothing. */
function addProduct (lower: Float64Array, x: Float64Array, weight: number): void {
  const side = x.length
  for (let i = 0; i < side; i++) {
    const scaled = weight * x[i]!
    if (scaled === 0) continue
    for (let j = 0, at = i * side; j <= i; j++, at++) lower[at]! += scaled * x[j]!
  }
}

/** From triangles by output to one full matrix in the order of the point. */
function assemble (products: readonly Float64Array[], outputs: number, width: number, ridge: number): Float64Array {
  const side = width + 1
  const size = outputs * side
  const placeOf = (output: number, feature: number): number => (feature < width ? output * width + feature : outputs * width + output)
  const hessian = new Float64Array(size * size)
  for (let a = 0; a < outputs; a++) {
    for (let b = 0; b <= a; b++) {
      const lower = products[a * outputs + b]!
      for (let i = 0; i < side; i++) {
        for (let j = 0; j < side; j++) {
          const value = lower[i >= j ? i * side + j : j * side + i]!
          hessian[placeOf(a, i) * size + placeOf(b, j)] = value
          hessian[placeOf(b, j) * size + placeOf(a, i)] = value
        }
      }
    }
  }
  for (let i = 0; i < outputs * width; i++) hessian[i * size + i]! += ridge
  return hessian
}
