import { designBlockRows as blockRows } from '@assay/kernels'
import { exp } from '@assay/shared'
import { linearHessian } from './linear-hessian.ts'
import { evaluateLinearLoss } from './linear-loss.ts'
import type { LinearTask } from './linear-task.ts'
import { minimiseLbfgs } from './minimise-lbfgs.ts'
import { minimiseNewton } from './minimise-newton.ts'

export interface Penalty {
  /** Strength: scikit-learn's 1 / C of a logistic regression, alpha of a ridge regression. */
  readonly l2: number
  /** Share of the strength that goes to absolute values instead of squares, 0 to 1. */
  readonly l1Ratio: number
}

/**
 * Minimises Σ classWeight × loss + l2 × ((1 − l1Ratio) / 2 × ‖w‖² + l1Ratio × ‖w‖₁) over weights and biases; biases are free.
 * Many rows begin where an evenly spread part of them ends.
 *
 * @param task.design with grams, where `isForNewton`
 * @param firstBias where the biases begin: the answer that would be given without features
 * @returns outputs × width: an output's weights, then its bias
 * @see Zou & Hastie, "Regularization and variable selection via the elastic net", 2005
 */
export function fitLinear (given: Omit<LinearTask, 'l2' | 'blockStep'>, { l2, l1Ratio }: Penalty, firstBias: Float64Array): Float64Array {
  const { rows, width, outputs, grams } = given.design
  const isBias = (i: number): boolean => i % width === width - 1
  const point = new Float64Array(outputs * width)
  firstBias.forEach((bias, output) => { point[output * width + width - 1] = bias })
  const l1 = point.map((_, i) => (isBias(i) ? 0 : l2 * l1Ratio / rows))
  const sampleStep = Math.floor(rows / Math.max(leastSample, rowsPerCoordinate * point.length))

  let curvature: Float64Array | undefined
  for (const blockStep of sampleStep > 3 ? [sampleStep, 1] : [1]) {
    const task: LinearTask = { ...given, l2: l2 * (1 - l1Ratio), blockStep }
    const evaluate = (at: Float64Array, gradient: Float64Array): number => evaluateLinearLoss(task, at, gradient)
    const precision = blockStep === 1 ? 1 : sampleError / wantedError
    if (grams.length > 0) curvature = minimiseNewton({ evaluate, l1, hessian: (at) => linearHessian(task, at) }, point, { tolerance: wantedError * precision, mostSteps: 100 }, curvature)
    else minimiseLbfgs({ evaluate, l1, curvature: curvatures(task, firstBias) }, point, { tolerance: 1e-6 * precision, mostSteps: 300 })
  }
  return point
}

/** How far weights of standardised features may be from the best ones, and from the best ones of a part of the rows. */
const wantedError = 1e-5
const sampleError = 1e-3
/** Rows of a part that tells where to begin. */
const leastSample = 10_000
const rowsPerCoordinate = 50

/** Whether steps with all second derivatives pay: they cost rows × size². With an L1 penalty they spare a hundred steps without them. */
export function isForNewton (rows: number, size: number, l1Ratio: number): boolean {
  return size <= 600 && rows * size * size <= (l1Ratio > 0 ? 1e10 : 1e9)
}

/** Diagonal of the Hessian at the first bias, in the order of the point: it evens out features of unequal size. */
function curvatures ({ design, loss, l2 }: LinearTask, firstBias: Float64Array): Float64Array {
  const { rows, width, blocks, values } = design
  const squares = new Float64Array(width)
  for (let block = 0, at = 0; block < blocks; block++) {
    for (let feature = 0; feature < width; feature++) {
      for (const end = at + blockRows; at < end; at++) squares[feature]! += values[at]! * values[at]! / rows
    }
  }
  return Float64Array.from({ length: firstBias.length * width }, (_, i) => curvatureOfLoss(loss, firstBias, Math.floor(i / width)) * squares[i % width]! + l2 / rows + 1e-9)
}

function curvatureOfLoss (loss: LinearTask['loss'], firstBias: Float64Array, output: number): number {
  if (loss === 'squared') return 1
  const total = loss === 'logistic' ? 1 + exp(firstBias[0]!) : firstBias.reduce((sum, bias) => sum + exp(bias), 0)
  const share = exp(firstBias[output]!) / total
  return share * (1 - share)
}
