import { rowsOfBlock } from './design-matrix.ts'
import type { DesignMatrix } from './design-matrix.ts'
import type { LinearTask } from './linear-task.ts'
import { losses } from './losses.ts'

/**
 * Second derivatives of `evaluateLinearLoss` at a point.
 *
 * @returns size × size, size = outputs × width
 */
export function linearHessian (task: LinearTask, point: Float64Array): Float64Array {
  const { design, l2, blockStep, checkStop } = task
  const { toCurvatures } = losses[task.loss]
  design.coefficients.set(point)
  for (const gram of design.grams) gram.fill(0)
  let rows = 0
  for (let block = 0; block < design.blocks; block += blockStep) {
    checkStop()
    design.multiply(block)
    toCurvatures(task, block)
    design.grams.forEach((_, pair) => { design.addGram(block, pair) })
    rows += rowsOfBlock(design, block)
  }
  return assemble(design, 1 / rows, l2 / design.rows)
}

/** From triangles by pairs of outputs to one full matrix in the order of the point. */
function assemble ({ grams, outputs, width }: DesignMatrix, scale: number, ridge: number): Float64Array {
  const size = outputs * width
  const hessian = new Float64Array(size * size)
  for (let a = 0, pair = 0; a < outputs; a++) {
    for (let b = 0; b <= a; b++, pair++) {
      const lower = grams[pair]!
      for (let i = 0; i < width; i++) {
        for (let j = 0; j < width; j++) {
          const value = scale * lower[i >= j ? i * width + j : j * width + i]!
          hessian[(a * width + i) * size + b * width + j] = value
          hessian[(b * width + j) * size + a * width + i] = value
        }
      }
    }
  }
  for (let i = 0; i < size; i++) if (i % width !== width - 1) hessian[i * size + i]! += ridge
  return hessian
}
