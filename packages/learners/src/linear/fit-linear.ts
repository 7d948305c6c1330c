import { evaluateLinearLoss } from './linear-loss.ts'
import type { LinearTask } from './linear-loss.ts'
import { linearHessian } from './linear-hessian.ts'
import { minimiseLbfgs } from './minimise-lbfgs.ts'
import { minimiseNewton } from './minimise-newton.ts'

export interface Penalty {
  /** Strength: scikit-learn's 1 / C of a logistic regression, alpha of a ridge regression. */
  readonly l2: number
  /** Share of the strength that goes to absolute values instead of squares, 0 to 1. */
  readonly l1Ratio: number
}

export interface LinearWeights {
  /** outputs × width */
  readonly weights: Float64Array
  readonly bias: Float64Array
}

/**
 * Minimises Σ rowWeight × loss + l2 × ((1 − l1Ratio) / 2 × ‖w‖² + l1Ratio × ‖w‖₁) over weights and biases; biases are free.
 *
 * @param firstBias where the biases begin: the answer that would be given without features
 * @see Zou & Hastie, "Regularization and variable selection via the elastic net", 2005
 */
export function fitLinear (task: Omit<LinearTask, 'l2'>, { l2, l1Ratio }: Penalty, firstBias: Float64Array): LinearWeights {
  const { width, outputs, target } = task
  const weights = outputs * width
  const squares = l2 * (1 - l1Ratio)
  const start = new Float64Array(weights + outputs)
  start.set(firstBias, weights)
  const smooth = { ...task, l2: squares }
  const objective = {
    evaluate: (at: Float64Array, gradient: Float64Array) => evaluateLinearLoss(smooth, at, gradient),
    l1: new Float64Array(start.length).fill(l2 * l1Ratio / target.length, 0, weights)
  }
  const point = start.length <= mostNewtonSize
    ? minimiseNewton({ ...objective, hessian: (at) => linearHessian(smooth, at, Math.max(10_000, 100 * start.length)) }, start, { tolerance: 1e-7, mostSteps: 50 })
    : minimiseLbfgs({ ...objective, curvature: curvatures(task, squares, firstBias) }, start, { tolerance: 1e-6, mostSteps: 300 })
  return { weights: point.slice(0, weights), bias: point.slice(weights) }
}

/** Weights and biases up to which a step with all second derivatives pays. */
const mostNewtonSize = 300

/** Diagonal of the Hessian at the first bias, in the order of the point: it evens out features of unequal size. */
function curvatures ({ features, width, outputs, target, rowWeights, loss }: Omit<LinearTask, 'l2'>, l2: number, firstBias: Float64Array): Float64Array {
  const rows = target.length
  const squares = new Float64Array(width)
  for (let row = 0, x = 0; row < rows; row++, x += width) {
    for (let feature = 0; feature < width; feature++) squares[feature]! += rowWeights[row]! * features[x + feature]! * features[x + feature]! / rows
  }
  const diagonal = new Float64Array(outputs * (width + 1))
  for (let output = 0; output < outputs; output++) {
    const bend = curvatureOfLoss(loss, firstBias, output)
    for (let feature = 0; feature < width; feature++) diagonal[output * width + feature] = bend * squares[feature]! + l2 / rows + 1e-9
    diagonal[outputs * width + output] = bend
  }
  return diagonal
}

function curvatureOfLoss (loss: LinearTask['loss'], firstBias: Float64Array, output: number): number {
  if (loss === 'squared') return 1
  const total = loss === 'logistic' ? 1 + Math.exp(firstBias[0]!) : firstBias.reduce((sum, bias) => sum + Math.exp(bias), 0)
  const share = Math.exp(firstBias[output]!) / total
  return share * (1 - share)
}
