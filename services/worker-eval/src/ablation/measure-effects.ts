import { comparePaired, scorers } from '@assay/scoring'
import { AppError, createRandom } from '@assay/shared'
import { foldsOf, heldOutRows, planFolds } from '@assay/table'
import type { TrainingTable } from '@assay/learners'
import type { CleaningPlan, CleaningStep, PipelineOrder, Proposal, StepEffect } from '@assay/shared'
import type { FoldPlan } from '@assay/table'
import { scoreFold } from '../score-fold.ts'
import { drawRows, type FoldedRows } from './draw-rows.ts'
import { predictFolds } from './predict-folds.ts'
import { withoutStep } from './without-step.ts'

interface EffectsRequest extends FoldedRows {
  readonly order: PipelineOrder
  readonly plan: CleaningPlan
  /** The best trial, with the params of its refit. */
  readonly best: Proposal
  /** About so many rows are drawn of a larger table. */
  readonly mostRows: number
  readonly shouldStop: () => boolean
}

interface Measurement extends EffectsRequest {
  /** Rows of the whole table. */
  readonly trainingRows: number
}

/** Of the paired comparison: an interval is told to two digits. */
const resamples = 500
/** Rules that trees do without. */
const linearRules: ReadonlySet<CleaningStep['step']> = new Set(['clip', 'unskew', 'impute', 'cyclic', 'rareLevels', 'targetEncode'])
/** Measured whether asked for or not: what repeated rows would pretend, and what leaving rows out costs. */
const alwaysMeasured: ReadonlySet<CleaningStep['step']> = new Set(['groupRows', 'dropOutliers'])

/**
 * What the plan's steps do to the score: each is taken out by itself, and the folds are learnt and predicted again. The best trial's learner
 * and params are asked, and a logistic or least-squares model for rules that trees do without. The test part is not touched.
 *
 * @returns an effect for each step that can be measured, in the plan's order
 * @throws {AppError} CANCELLED
 */
export function measureEffects (request: EffectsRequest): readonly StepEffect[] {
  const { order, plan, best } = request
  const measured = plan.steps.flatMap(({ step }, place) => order.options.ablation === true || alwaysMeasured.has(step) ? [place] : [])
  if (measured.length === 0) return []
  const measurement: Measurement = { ...request, ...drawRows(request, request.mostRows), trainingRows: request.training.table.rows }
  const { training } = measurement
  const known = new Map<Proposal, Float64Array>()
  const withAll = (proposal: Proposal): Float64Array => {
    const predictions = known.get(proposal) ?? predict(measurement, proposal, training)
    known.set(proposal, predictions)
    return predictions
  }
  const linear: Proposal = best.learner === 'logistic' ? best : { learner: 'logistic', params: {} }
  const effects = measured.flatMap((place) => {
    const step = plan.steps[place]!
    const proposal = linearRules.has(step.step) ? linear : best
    try {
      if (step.step === 'groupRows') return measureUngrouped(measurement, place, withAll(proposal))
      const changed = withoutStep(training, plan, place, measurement.cells)
      return changed === null ? [] : [compare(measurement, place, proposal, withAll(proposal), predict(measurement, proposal, changed))]
    } catch (error) {
      // Without a step (a column of many levels, a gap) a learner may not be able to learn at all.
      if (error instanceof AppError && error.code !== 'CANCELLED') return []
      throw error
    }
  })
  // Where a fold holds a single class, there is no score.
  return effects.filter(({ withStep, withoutStep }) => Number.isFinite(withStep) && Number.isFinite(withoutStep))
}

function predict ({ order, foldPlan, shouldStop }: Measurement, { learner, params }: Proposal, training: TrainingTable): Float64Array {
  return predictFolds({ learner, params, training, folds: foldsOf(foldPlan), random: createRandom(order.options.seed).fork('ablation'), shouldStop })
}

function compare ({ order, training: { problem, target }, foldPlan, trainingRows }: Measurement, step: number, { learner }: Proposal, withAll: Float64Array, without: Float64Array): StepEffect {
  const scorer = scorers[problem.metric]
  const held = heldOutRows(foldPlan, target)
  const [a, b] = [held.take(withAll), held.take(without)]
  const { difference, low, high, better } = comparePaired({ scorer, target: held.target, a, b, random: createRandom(order.options.seed).fork('effect').fork(step), partOf: held.foldOf, resamples })
  const isHigher = scorer.better === 'higher'
  return {
    step,
    learner,
    metric: problem.metric,
    withStep: meanScore(problem, held, a),
    withoutStep: meanScore(problem, held, b),
    gain: isHigher ? difference : -difference,
    gainInterval: isHigher ? { low, high } : { low: -high, high: -low },
    verdict: ({ a: 'helps', b: 'hurts', tie: 'noDifference' } as const)[better],
    measuredOn: { rows: target.length, of: trainingRows }
  }
}

/** Equal rows on both sides of a split: the score that would have been believed. */
function measureUngrouped (measurement: Measurement, step: number, grouped: Float64Array): StepEffect[] {
  const { order, training, foldPlan, best, trainingRows } = measurement
  const { problem, target, table } = training
  if (foldPlan.ordered || order.options.group !== undefined) return []
  const plan = planFolds({ rows: table.rows, kind: problem.kind, target, random: createRandom(order.options.seed).fork('ungrouped folds') })
  const loosePlan: FoldPlan = { ...plan, assignments: plan.assignments.slice(0, 1) }
  const ungrouped = predict({ ...measurement, foldPlan: loosePlan }, best, training)
  const [held, loose] = [heldOutRows(foldPlan, target), heldOutRows(loosePlan, target)]
  const [withStep, withoutStep] = [meanScore(problem, held, held.take(grouped)), meanScore(problem, loose, loose.take(ungrouped))]
  const gain = scorers[problem.metric].better === 'higher' ? withStep - withoutStep : withoutStep - withStep
  return [{ step, learner: best.learner, metric: problem.metric, withStep, withoutStep, gain, gainInterval: null, verdict: 'notComparable', measuredOn: { rows: table.rows, of: trainingRows } }]
}

function meanScore ({ metric }: TrainingTable['problem'], { target, foldOf }: ReturnType<typeof heldOutRows>, predictions: Float64Array): number {
  const folds = [...new Set(foldOf)]
  return folds.reduce((sum, fold) => sum + scoreFold(scorers[metric], target, predictions, foldOf, fold), 0) / folds.length
}
