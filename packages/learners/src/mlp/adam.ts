import type { Layer } from './layer.ts'

/** How much of the means of gradients and of their squares stays from step to step. */
const [firstDecay, secondDecay] = [0.9, 0.999]
const smallest = 1e-8

/**
 * Adam's steps with decoupled weight decay; biases do not decay.
 *
 * @returns takes one step along the layers' gradients, which were summed over `rows`, and empties them
 * @see Kingma & Ba, "Adam: A Method for Stochastic Optimization", 2015
 * @see Loshchilov & Hutter, "Decoupled Weight Decay Regularization", 2019
 */
export function createAdam (layers: readonly Layer[], weightDecay: number): (rate: number, rows: number) => void {
  const means = layers.map(({ weights }) => new Float64Array(weights.length))
  const squares = layers.map(({ weights }) => new Float64Array(weights.length))
  let [firstStays, secondStays] = [1, 1]
  return (rate, rows) => {
    firstStays *= firstDecay
    secondStays *= secondDecay
    const length = rate * Math.sqrt(1 - secondStays) / (1 - firstStays)
    layers.forEach(({ weights, gradient, inputs, outputs }, at) => {
      const mean = means[at]!
      const square = squares[at]!
      for (let output = 0, i = 0; output < outputs; output++) {
        for (let input = 0; input < inputs; input++, i++) {
          const slope = gradient[i]! / rows
          mean[i] = firstDecay * mean[i]! + (1 - firstDecay) * slope
          square[i] = secondDecay * square[i]! + (1 - secondDecay) * slope * slope
          const decay = input < inputs - 1 ? rate * weightDecay * weights[i]! : 0
          weights[i]! -= length * mean[i]! / (Math.sqrt(square[i]!) + smallest) + decay
        }
      }
      gradient.fill(0)
    })
  }
}
