import { openLearner } from '@assay/learners'
import { predictTable } from '@assay/model'
import { medianPruner } from '@assay/search'
import { bootstrapInterval, crossValidatedInterval, scorers } from '@assay/scoring'
import { AppError, createRandom, toErrorRecord } from '@assay/shared'
import { foldsOf, heldOutRows } from '@assay/table'
import type { Fitter } from '@assay/learners'
import type { Params, ScoreInterval } from '@assay/shared'
import type { FoldPlan, Table } from '@assay/table'
import type { FitRequest, FitResponse } from './fit-request.ts'

interface CrossValidation extends Pick<FitRequest, 'order' | 'prepared' | 'trial' | 'proposal' | 'seenFolds'> {
  readonly table: Table
  readonly foldPlan: FoldPlan
  /** One entry a row: class index, or value. */
  readonly target: Float64Array
  readonly fitter: Fitter
  readonly shouldStop: () => boolean
}

/**
 * Fits and scores a trial's params on every fold: the same folds for all trials, everything learnt inside the fold.
 *
 * @returns `failed` when a learner cannot learn this; the pipeline goes on without the trial
 * @throws {AppError} CANCELLED
 */
export function crossValidate (validation: CrossValidation): FitResponse {
  try {
    return runFolds(validation)
  } catch (error) {
    if (error instanceof AppError && error.code !== 'CANCELLED') return { state: 'failed', error: toErrorRecord(error) }
    throw error
  }
}

function runFolds ({ order, prepared, trial, proposal, seenFolds, table, foldPlan, target, fitter, shouldStop }: CrossValidation): FitResponse {
  const { problem } = prepared
  const scorer = scorers[problem.metric]
  const outputs = problem.kind === 'multiclass' ? problem.classes.length : 1
  const outOfFold = new Float64Array(table.rows * outputs).fill(NaN)
  const random = createRandom(order.options.seed).fork('fit').fork(trial)
  const foldScores: number[] = []
  const used: Params[] = []

  for (const [number, fold] of foldsOf(foldPlan).entries()) {
    const fitted = fitter.fit({ rows: fold.trainingRows, heldOutRows: fold.heldOutRows, params: proposal.params, random: random.fork(number), shouldStop })
    const predictions = predictTable(fitted.model, table, fold.heldOutRows)
    const score = scorer.score(pick(target, fold.heldOutRows), predictions)
    if (!Number.isFinite(score)) throw new AppError('FIT_DIVERGED', `Fold ${number} has no finite ${problem.metric}: it got ${score}; a rarer metric or fewer folds may be defined`)
    foldScores.push(score)
    used.push(fitted.used)
    if (number < foldPlan.folds) fold.heldOutRows.forEach((row, at) => outOfFold.set(predictions.subarray(at * outputs, (at + 1) * outputs), row * outputs))
    if (medianPruner({ foldScores, seenFolds, better: scorer.better }) === 'prune') {
      return { state: 'pruned', score: mean(foldScores), folds: foldScores }
    }
  }
  const { score, interval } = crossValidatedInterval(foldScores, { folds: foldPlan.folds, bounds: scorer.bounds })
  const scoreInterval = foldScores.length > 1 ? interval : holdOutInterval()
  return { state: 'completed', score, scoreInterval, folds: foldScores, outOfFold: { predictions: outOfFold, used } }

  /** One fold says nothing about its spread: its rows do. */
  function holdOutInterval (): ScoreInterval {
    const { target: actual, take } = heldOutRows(foldPlan, target)
    return bootstrapInterval({ scorer, target: actual, predictions: take(outOfFold), random: random.fork('interval') })
  }
}

export const openFitter = (request: Pick<FitRequest, 'prepared' | 'proposal' | 'bins'>, table: Table, target: Float64Array): Fitter =>
  openLearner(request.proposal.learner, { table, target, problem: request.prepared.problem, rules: request.prepared.rules, bins: request.bins })

const pick = (values: Float64Array, rows: Uint32Array): Float64Array => Float64Array.from(rows, (row) => values[row]!)
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
