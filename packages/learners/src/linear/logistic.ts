import type { FittedModel, LinearPredictor } from '@assay/model'
import { AppError } from '@assay/shared'
import type { Params } from '@assay/shared'
import type { FitTask, Learner, TrainingTable } from '../learner.ts'
import { featureColumns } from '../features/feature-columns.ts'
import { fitLinearEncoders } from '../features/fit-linear-encoders.ts'
import { meanAndDeviation } from '../features/describe-numbers.ts'
import { readNumbers } from '../trees/read-numbers.ts'
import { stopCheck } from '../trees/stop-check.ts'
import { designMeans, encodeDesign } from './encode-design.ts'
import { fitLinear } from './fit-linear.ts'
import type { LinearTask } from './linear-task.ts'
import { threadKernels } from '../thread-kernels.ts'

/**
 * Linear models with an elastic net: logistic regression for two classes, softmax regression for more, least squares for values.
 *
 * Params: `l2` ≥ 0, the strength (scikit-learn's 1 / C, or alpha); `l1Ratio`, 0 to 1, the share of it for absolute values;
 * `classWeight`, `balanced` gives every class the same weight in sum.
 */
export const logistic: Learner = {
  name: 'logistic',
  open (training) {
    featureColumns(training)
    return { fit: (task) => fitLogistic(training, task), close: () => {} }
  }
}

function fitLogistic (training: TrainingTable, { rows, params, random, shouldStop }: FitTask): { model: FittedModel, used: Params } {
  const used = {
    ...readNumbers(params, { l2: { default: 1, low: 0, high: 1e9 }, l1Ratio: { default: 0, low: 0, high: 1 } }),
    classWeight: params['classWeight'] === 'balanced' ? 'balanced' : 'none'
  }
  const checkStop = stopCheck(shouldStop)
  const open = threadKernels()
  const mark = open.memory.mark()
  try {
    const encoders = fitLinearEncoders(training, rows, random, checkStop)
    const answers = answersOf(training, rows)
    const outputs = answers.firstBias.length
    const design = encodeDesign(encoders, training, rows, outputs, open)
    design.target.set(answers.target)
    const { target, loss, link, origin, unit } = answers
    const classWeights = used.classWeight === 'balanced' ? balancedWeights(target, training.problem.classes.length) : new Float64Array(training.problem.classes.length).fill(1)
    const point = fitLinear({ design, classWeights, loss, checkStop }, used, answers.firstBias)
    if (!point.every(Number.isFinite)) throw new AppError('FIT_DIVERGED', 'The linear model did not converge to numbers; give it a larger l2')
    const isBias = (i: number): boolean => i % design.width === design.width - 1
    const predictor: LinearPredictor = {
      kind: 'linear',
      features: design.width - 1,
      weights: point.filter((_, i) => !isBias(i)).map((weight) => weight * unit),
      bias: point.filter((_, i) => isBias(i)).map((value) => value * unit + origin),
      means: designMeans(design)
    }
    return { model: { encoders: encoders.encoders, predictor, link }, used }
  } finally {
    open.memory.release(mark)
  }
}

interface Answers {
  readonly target: Float64Array
  readonly loss: LinearTask['loss']
  readonly link: FittedModel['link']
  readonly firstBias: Float64Array
  /** A value is origin + unit × what is fitted: a penalty then means the same in every unit of the target. */
  readonly origin: number
  readonly unit: number
}

function answersOf ({ target: all, problem }: TrainingTable, rows: Uint32Array): Answers {
  const target = new Float64Array(rows.length)
  for (let i = 0; i < rows.length; i++) target[i] = all[rows[i]!]!
  if (problem.kind === 'regression') {
    const { mean, deviation } = meanAndDeviation(target)
    const unit = deviation > 0 ? deviation : 1
    return { target: target.map((value) => (value - mean) / unit), loss: 'squared', link: 'identity', firstBias: new Float64Array(1), origin: mean, unit }
  }
  // Half a row more of each class: a class that these rows lack is improbable, not impossible.
  const counts = new Float64Array(problem.classes.length).fill(0.5)
  for (const label of target) counts[label]!++
  return problem.kind === 'binary'
    ? { target, loss: 'logistic', link: 'logistic', firstBias: Float64Array.of(Math.log(counts[1]! / counts[0]!)), origin: 0, unit: 1 }
    : { target, loss: 'softmax', link: 'softmax', firstBias: counts.map((count) => Math.log(count / rows.length)), origin: 0, unit: 1 }
}

/** Weights with which each class that occurs counts as much as another. */
function balancedWeights (target: Float64Array, classes: number): Float64Array {
  const counts = new Float64Array(classes)
  for (const label of target) counts[label]!++
  const occurring = counts.filter((count) => count > 0).length
  return counts.map((count) => (count > 0 ? target.length / (occurring * count) : 0))
}
