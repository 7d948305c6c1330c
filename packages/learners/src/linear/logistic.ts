import type { FittedModel } from '@assay/model'
import { AppError } from '@assay/shared'
import type { Params } from '@assay/shared'
import type { FitTask, Learner, TrainingTable } from '../learner.ts'
import { featureColumns } from '../features/feature-columns.ts'
import { encodeTrainingRows, fitLinearEncoders } from '../features/fit-linear-encoders.ts'
import { meanAndDeviation } from '../features/describe-numbers.ts'
import { readNumbers } from '../trees/read-numbers.ts'
import { fitLinear } from './fit-linear.ts'
import type { LinearTask } from './linear-loss.ts'

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
  const checkStop = (): void => {
    if (shouldStop()) throw new AppError('CANCELLED', 'The fit was stopped')
  }
  const encoders = fitLinearEncoders(training, rows, random, checkStop)
  const features = encodeTrainingRows(encoders, training, rows)
  const width = features.length / rows.length
  const answers = answersOf(training, rows)
  const { weights, bias } = fitLinear({
    features,
    width,
    target: answers.target,
    rowWeights: used.classWeight === 'balanced' && training.problem.kind !== 'regression' ? balancedWeights(answers.target, training.problem.classes.length) : new Float64Array(rows.length).fill(1),
    outputs: answers.firstBias.length,
    loss: answers.loss,
    checkStop
  }, used, answers.firstBias)

  const model: FittedModel = {
    encoders: encoders.encoders,
    predictor: {
      kind: 'linear',
      features: width,
      weights: weights.map((weight) => weight * answers.unit),
      bias: bias.map((value) => value * answers.unit + answers.origin),
      means: columnMeans(features, width)
    },
    link: answers.link
  }
  if (![...weights, ...bias].every(Number.isFinite)) throw new AppError('FIT_DIVERGED', 'The linear model did not converge to numbers; give it a larger l2')
  return { model, used }
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
  const target = Float64Array.from(rows, (row) => all[row]!)
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
  const occurring = counts.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0)
  return target.map((label) => target.length / (occurring * counts[label]!))
}

function columnMeans (features: Float64Array, width: number): Float64Array {
  const rows = features.length / width
  const means = new Float64Array(width)
  for (let at = 0, feature = 0; at < features.length; at++) {
    means[feature]! += features[at]! / rows
    feature = feature + 1 === width ? 0 : feature + 1
  }
  return means
}
