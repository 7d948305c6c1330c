import { countFeatures, type FittedModel, type LinearPredictor } from '@assay/model'
import { AppError } from '@assay/shared'
import type { Params } from '@assay/shared'
import { balancedWeights } from '../balanced-weights.ts'
import type { FitTask, Learner, TrainingTable } from '../learner.ts'
import { featureColumns } from '../features/feature-columns.ts'
import { fitLinearEncoders } from '../features/fit-linear-encoders.ts'
import { readClassWeight } from '../trees/read-class-weight.ts'
import { readNumbers } from '../trees/read-numbers.ts'
import { stopCheck } from '../trees/stop-check.ts'
import { answersOf } from './answers.ts'
import { encodeDesign } from './encode-design.ts'
import { fitLinear, isForNewton } from './fit-linear.ts'
import { closeThreadKernels, threadKernels } from '../thread-kernels.ts'

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
    return { fit: (task) => fitLogistic(training, task), close: closeThreadKernels }
  }
}

function fitLogistic (training: TrainingTable, { rows, params, random, shouldStop }: FitTask): { model: FittedModel, used: Params } {
  const used = {
    ...readNumbers(params, { l2: { default: 1, low: 0, high: 1e9 }, l1Ratio: { default: 0, low: 0, high: 1 } }),
    classWeight: readClassWeight(params, training.problem.kind)
  }
  const checkStop = stopCheck(shouldStop)
  const open = threadKernels()
  const mark = open.memory.mark()
  try {
    const encoders = fitLinearEncoders(training, rows, random, checkStop)
    const answers = answersOf(training, rows)
    const outputs = answers.firstBias.length
    const withGrams = isForNewton(rows.length, outputs * (countFeatures(encoders.encoders) + 1), used.l1Ratio)
    const design = encodeDesign(encoders, training, rows, outputs, open, { withGrams, checkStop })
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
      means: design.means
    }
    return { model: { encoders: encoders.encoders, predictor, link }, used }
  } finally {
    open.memory.release(mark)
  }
}
