import { designBlockRows as blockRows } from '@assay/kernels'
import { rowsOfBlock } from './design-matrix.ts'
import type { LinearTask } from './linear-task.ts'
import { losses } from './losses.ts'

/**
 * Mean loss over the rows looked at plus the L2 penalty / all rows, and its gradient.
 *
 * @param point    outputs × width: an output's weights, then its bias
 * @param gradient overwritten
 */
export function evaluateLinearLoss (task: LinearTask, point: Float64Array, gradient: Float64Array): number {
  const { design, l2, blockStep, checkStop } = task
  const { toResiduals } = losses[task.loss]
  const blocksBetweenAsking = Math.ceil(productsBetweenAsking / (point.length * blockRows))
  design.coefficients.set(point)
  design.sums.fill(0)
  let loss = 0
  let rows = 0
  for (let block = 0, asked = 0; block < design.blocks; block += blockStep) {
    if (asked-- === 0) {
      checkStop()
      asked = blocksBetweenAsking
    }
    design.multiply(block)
    loss += toResiduals(task, block)
    design.addWeightedRows(block)
    rows += rowsOfBlock(design, block)
  }
  const ridge = l2 / design.rows
  let squares = 0
  for (let i = 0, feature = 1; i < gradient.length; i++, feature++) {
    gradient[i] = design.sums[i]! / rows
    if (feature === design.width) {
      feature = 0
      continue
    }
    gradient[i]! += ridge * point[i]!
    squares += point[i]! * point[i]!
  }
  return loss / rows + ridge / 2 * squares
}

// About 10 ms of work, so that a fit can be stopped in time.
const productsBetweenAsking = 2 ** 22
