import { designBlockRows as blockRows } from '@assay/kernels'
import { exp, log } from '@assay/shared'
import { rowsOfBlock } from './design-matrix.ts'
import type { LinearTask } from './linear-task.ts'

/** How far the margins of a block (outputs × blockRows, in the design matrix) are from what its rows should answer. */
export interface Loss {
  /** Turns margins into residuals, the derivatives of the loss. @returns the sum of the loss */
  readonly toResiduals: (task: LossTask, block: number) => number
  /** Writes second derivatives by each pair of margins to `rowWeights`; margins may be overwritten. */
  readonly toCurvatures: (task: LossTask, block: number) => void
}

type LossTask = Pick<LinearTask, 'design' | 'classWeights'>

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
  toCurvatures: ({ design }) => { design.rowWeights.fill(1) }
}

const logistic: Loss = {
  toResiduals ({ design, classWeights }, block) {
    // Rows that the block lacks have a margin of 0, and count for class 0.
    return design.toLogisticResiduals(block, classWeights) - classWeights[0]! * (blockRows - rowsOfBlock(design, block)) * Math.LN2
  },
  toCurvatures: ({ design, classWeights }, block) => { design.toLogisticCurvatures(block, classWeights) }
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
  toCurvatures ({ design, classWeights }, block) {
    const { outputs, margins, rowWeights, target } = design
    for (let row = 0; row < blockRows; row++) toShares(margins, row)
    for (let a = 0, pair = 0; a < outputs; a++) {
      for (let b = 0; b <= a; b++, pair++) {
        for (let row = 0; row < blockRows; row++) {
          rowWeights[pair * blockRows + row] = classWeights[target[block * blockRows + row]!]! * margins[a * blockRows + row]! * ((a === b ? 1 : 0) - margins[b * blockRows + row]!)
        }
      }
    }
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
