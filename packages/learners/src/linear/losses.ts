import { blockRows } from './design-matrix.ts'
import type { LinearTask } from './linear-task.ts'

/** How far margins are from what rows should answer. Margins are outputs × blockRows of one block, `truth` has one entry a row of it. */
export interface Loss {
  /** Turns margins into residuals, the derivatives of the loss. @returns the sum of the loss */
  readonly toResiduals: (margins: Float64Array, truth: Float64Array, classWeights: Float64Array) => number
  /** Turns margins into probabilities. */
  readonly toShares: (margins: Float64Array, rows: number) => void
}

const squared: Loss = {
  toResiduals (margins, truth) {
    let loss = 0
    for (let row = 0; row < truth.length; row++) {
      const residual = margins[row]! - truth[row]!
      margins[row] = residual
      loss += residual * residual / 2
    }
    return loss
  },
  toShares: () => {}
}

const logistic: Loss = {
  toResiduals (margins, truth, classWeights) {
    // Products of a block's 1 + e^−|margin| stay below 2 ^ blockRows: one logarithm does for all of them.
    const products = [1, 1]
    const wrong = [0, 0]
    for (let row = 0; row < truth.length; row++) {
      const label = truth[row]! > 0 ? 1 : 0
      const sign = 1 - 2 * label
      const against = sign * margins[row]!
      const odds = Math.exp(-Math.abs(against))
      products[label]! *= 1 + odds
      wrong[label]! += Math.max(against, 0)
      margins[row] = sign * classWeights[label]! * (against > 0 ? 1 : odds) / (1 + odds)
    }
    return classWeights[0]! * (wrong[0]! + Math.log(products[0]!)) + classWeights[1]! * (wrong[1]! + Math.log(products[1]!))
  },
  toShares (margins, rows) {
    for (let row = 0; row < rows; row++) margins[row] = 1 / (1 + Math.exp(-margins[row]!))
  }
}

const softmax: Loss = {
  toResiduals (margins, truth, classWeights) {
    let loss = 0
    for (let row = 0; row < truth.length; row++) {
      const label = truth[row]!
      const weight = classWeights[label]!
      const own = margins[label * blockRows + row]!
      loss += weight * (toShares(margins, row) - own)
      for (let at = row; at < margins.length; at += blockRows) margins[at]! *= weight
      margins[label * blockRows + row]! -= weight
    }
    return loss
  },
  toShares (margins, rows) {
    for (let row = 0; row < rows; row++) toShares(margins, row)
  }
}

/** Of one row. @returns the logarithm of the sum of its exponentials */
function toShares (margins: Float64Array, row: number): number {
  let most = -Infinity
  for (let at = row; at < margins.length; at += blockRows) if (margins[at]! > most) most = margins[at]!
  let sum = 0
  for (let at = row; at < margins.length; at += blockRows) {
    margins[at] = Math.exp(margins[at]! - most)
    sum += margins[at]!
  }
  for (let at = row; at < margins.length; at += blockRows) margins[at]! /= sum
  return most + Math.log(sum)
}

export const losses: Record<LinearTask['loss'], Loss> = { squared, logistic, softmax }
