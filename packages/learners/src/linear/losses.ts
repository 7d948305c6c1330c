import { designBlockRows as blockRows } from '@assay/kernels'
import { exp, log } from '@assay/shared'
import { rowsOfBlock } from './design-matrix.ts'
import type { LinearTask } from './linear-task.ts'

/** How far the margins of a block (outputs × blockRows, in the design matrix) are from what its rows should answer. */
export interface Loss {
  /** Turns margins into residuals, the derivatives of the loss. @returns the sum of the loss */
  readonly toResiduals: (task: Pick<LinearTask, 'design' | 'classWeights'>, block: number) => number
  /** Turns margins into probabilities. */
  readonly toShares: (margins: Float64Array, rows: number) => void
}

const squared: Loss = {
  toResiduals ({ design }, block) {
    const { margins, target } = design
    let loss = 0
    for (let row = 0, at = block * blockRows; row < blockRows; row++, at++) {
      const residual = margins[row]! - target[at]!
      margins[row] = residual
      loss += residual * residual / 2
    }
    return loss
  },
  toShares: () => {}
}

const logistic: Loss = {
  toResiduals ({ design, classWeights }, block) {
    design.classWeights.set(classWeights)
    design.toLogisticResiduals(block)
    const [negative, positive] = [0, 1].map((label) => classWeights[label]! * (design.lossParts[label]! + log(design.lossParts[2 + label]!)))
    // Rows that the block lacks have a margin of 0.
    return negative! + positive! - classWeights[0]! * (blockRows - rowsOfBlock(design, block)) * Math.LN2
  },
  toShares (margins, rows) {
    for (let row = 0; row < rows; row++) margins[row] = 1 / (1 + exp(-margins[row]!))
  }
}

const softmax: Loss = {
  toResiduals ({ design, classWeights }, block) {
    const { margins, target } = design
    const rows = rowsOfBlock(design, block)
    let loss = 0
    for (let row = 0; row < rows; row++) {
      const label = target[block * blockRows + row]!
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
    margins[at] = exp(margins[at]! - most)
    sum += margins[at]!
  }
  for (let at = row; at < margins.length; at += blockRows) margins[at]! /= sum
  return most + log(sum)
}

export const losses: Record<LinearTask['loss'], Loss> = { squared, logistic, softmax }
