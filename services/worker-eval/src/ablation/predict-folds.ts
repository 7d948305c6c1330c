import { openLearner } from '@assay/learners'
import { predictTable } from '@assay/model'
import type { TrainingTable } from '@assay/learners'
import type { LearnerName, Params, Random } from '@assay/shared'
import type { Fold } from '@assay/table'

interface FoldsRequest {
  readonly learner: LearnerName
  /** As a refit takes them: nothing is left to stopping early. */
  readonly params: Params
  readonly training: TrainingTable
  readonly folds: readonly Fold[]
  readonly random: Random
  readonly shouldStop: () => boolean
}

/**
 * Predicts each fold's rows by what is learnt from its training rows.
 *
 * @returns rows × outputs; rows that no fold holds out are 0
 * @throws {AppError} CANCELLED, LEARNER_UNSUITABLE, NO_FEATURES, FIT_DIVERGED
 */
export function predictFolds ({ learner, params, training, folds, random, shouldStop }: FoldsRequest): Float64Array {
  const outputs = training.problem.kind === 'multiclass' ? training.problem.classes.length : 1
  const predictions = new Float64Array(training.table.rows * outputs)
  const fitter = openLearner(learner, training)
  try {
    folds.forEach(({ trainingRows, heldOutRows }, fold) => {
      const { model } = fitter.fit({ rows: trainingRows, heldOutRows: null, params, random: random.fork(fold), shouldStop })
      const predicted = predictTable(model, training.table, heldOutRows)
      heldOutRows.forEach((row, at) => predictions.set(predicted.subarray(at * outputs, (at + 1) * outputs), row * outputs))
    })
  } finally {
    fitter.close()
  }
  return predictions
}
