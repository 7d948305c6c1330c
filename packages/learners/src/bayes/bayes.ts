import { AppError, log, valuesAt } from '@assay/shared'
import type { FittedModel } from '@assay/model'
import { featureColumns } from '../features/feature-columns.ts'
import type { Fitted, FitTask, Learner, TrainingTable } from '../learner.ts'
import { readNumbers } from '../trees/read-numbers.ts'
import { stopCheck } from '../trees/stop-check.ts'
import type { ClassRows } from './evidence.ts'
import { levelEvidence } from './level-evidence.ts'
import { numberEvidence } from './number-evidence.ts'

/**
 * Naive Bayes: numbers are normal within a class, levels have shares within a class, columns do not know of each other. The logarithm of a
 * class's probability is then a sum over columns, so the model is a linear one: of numbers, their squares, and levels. A gap says nothing.
 *
 * Params: `pseudoRows` > 0, rows spread as the whole table that are added to each class (Laplace's smoothing, for levels and numbers alike);
 * `trust`, 0 to 1, what part of the columns' evidence is believed: columns that say the same are counted twice.
 *
 * @see Hand & Yu, "Idiot's Bayes: Not So Stupid after All?", 2001
 */
export const bayes: Learner = {
  name: 'bayes',
  open (training) {
    if (training.problem.kind === 'regression') throw new AppError('LEARNER_UNSUITABLE', 'Naive Bayes tells classes; leave "bayes" out where a value is predicted')
    return { fit: (task) => fitBayes(training, task), close: () => {} }
  }
}

function fitBayes (training: TrainingTable, { rows, params, shouldStop }: FitTask): Fitted {
  const used = readNumbers(params, { pseudoRows: { default: 1, low: 1e-6, high: 1e6 }, trust: { default: 1, low: 0, high: 1 } })
  const checkStop = stopCheck(shouldStop)
  const labels = new Uint32Array(valuesAt(training.target, rows))
  const classes = training.problem.classes.length
  const classRows = new Float64Array(classes)
  for (const label of labels) classRows[label]!++
  const given: ClassRows = { rows, labels, classRows, pseudoRows: used.pseudoRows, rules: training.rules.filter(({ step }) => step !== 'cyclic'), checkStop }

  const evidence = featureColumns(training).flatMap((column) => {
    checkStop()
    return column.kind === 'category' ? levelEvidence(column, given) : numberEvidence(column, given)
  })
  const features = evidence.flatMap(({ features }) => features)
  // Half a row more of each class: a class that these rows lack is improbable, not impossible.
  const bias = Float64Array.from(classRows, (count, label) => log((count + 0.5) / rows.length) + used.trust * evidence.reduce((sum, { constant }) => sum + constant[label]!, 0))
  const perClass = { bias, weights: features.map(({ weights }) => weights.map((weight) => used.trust * weight)) }
  const isBinary = training.problem.kind === 'binary'
  const outputs = isBinary ? 1 : classes
  const against = (values: Float64Array, output: number): number => (isBinary ? values[1]! - values[0]! : values[output]!)
  const model: FittedModel = {
    encoders: evidence.flatMap(({ encoders }) => encoders),
    predictor: {
      kind: 'linear',
      features: features.length,
      weights: Float64Array.from({ length: outputs * features.length }, (_, at) => against(perClass.weights[at % features.length]!, Math.floor(at / features.length))),
      bias: Float64Array.from({ length: outputs }, (_, output) => against(bias, output)),
      means: Float64Array.from(features, ({ mean }) => mean)
    },
    link: isBinary ? 'logistic' : 'softmax'
  }
  return { model, used }
}
