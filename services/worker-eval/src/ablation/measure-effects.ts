import { learners } from '@assay/learners'
import { comparePaired, scorers } from '@assay/scoring'
import { AppError, createRandom } from '@assay/shared'
import { foldsOf, heldOutRows, planFolds } from '@assay/table'
import type { Learner, TrainingTable } from '@assay/learners'
import type { CleaningPlan, CleaningStep, PipelineOrder, Proposal, StepEffect } from '@assay/shared'
import type { Fold, FoldPlan } from '@assay/table'
import { scoreFold } from '../score-fold.ts'
import { predictFolds } from './predict-folds.ts'
import { withoutStep, type FileCells } from './without-step.ts'

interface EffectsRequest {
  readonly order: PipelineOrder
  readonly plan: CleaningPlan
  readonly training: TrainingTable
  readonly cells: FileCells | null
  readonly foldPlan: FoldPlan
  /** The best trial, with the params of its refit. */
  readonly best: Proposal
  readonly shouldStop: () => boolean
}

/** Rows that folds learn from: an effect that more would show is too small to matter. */
const mostRows = 20_000
/** Of the paired comparison: an interval is told to two digits. */
const resamples = 500
/** Rules that trees do without. */
const linearRules: ReadonlySet<CleaningStep['step']> = new Set(['clip', 'unskew', 'impute', 'cyclic', 'rareLevels', 'targetEncode'])
/** Measured whether asked for or not: what repeated rows would pretend, and what leaving rows out costs. */
const alwaysMeasured: ReadonlySet<CleaningStep['step']> = new Set(['groupRows', 'dropOutliers'])

/**
 * What the plan's steps do to the score: each is taken out by itself, and the folds are learnt and predicted again. The best trial's learner
 * and params are asked, and the plain linear model for rules that only such models follow. The test part is not touched.
 *
 * @returns an effect for each step that can be measured, in the plan's order
 * @throws {AppError} CANCELLED
 */
export function measureEffects (request: EffectsRequest): readonly StepEffect[] {
  const { order, plan, training, best, foldPlan } = request
  const measured = plan.steps.flatMap(({ step }, place) => order.options.ablation === true || alwaysMeasured.has(step) ? [place] : [])
  const folds = thinned(foldsOf(firstRepeat(foldPlan)))
  const known = new Map<Proposal, Float64Array>()
  const withAll = (proposal: Proposal): Float64Array => {
    const predictions = known.get(proposal) ?? predict(request, proposal, training, folds)
    known.set(proposal, predictions)
    return predictions
  }
  const linear: Proposal = followsLinearRules(best) ? best : { learner: 'logistic', params: {} }
  return measured.flatMap((place) => {
    const step = plan.steps[place]!
    const proposal = linearRules.has(step.step) ? linear : best
    try {
      if (step.step === 'groupRows') return measureUngrouped(request, place, withAll(proposal))
      const changed = withoutStep(training, plan, place, request.cells)
      return changed === null ? [] : [compare(request, place, proposal, withAll(proposal), predict(request, proposal, changed, folds))]
    } catch (error) {
      // Without a step (a column of many levels, a gap) a learner may not be able to learn at all.
      if (error instanceof AppError && error.code !== 'CANCELLED') return []
      throw error
    }
  })
}

function followsLinearRules ({ learner }: Proposal): boolean {
  const { wordsAsColumns }: Learner = learners[learner]
  return learner !== 'baseline' && wordsAsColumns !== true
}

function predict ({ order, shouldStop }: EffectsRequest, { learner, params }: Proposal, training: TrainingTable, folds: readonly Fold[]): Float64Array {
  return predictFolds({ learner, params, training, folds, random: createRandom(order.options.seed).fork('ablation'), shouldStop })
}

function compare ({ order, training: { problem, target }, foldPlan }: EffectsRequest, step: number, { learner }: Proposal, withAll: Float64Array, without: Float64Array): StepEffect {
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
    verdict: ({ a: 'helps', b: 'hurts', tie: 'noDifference' } as const)[better]
  }
}

/** Equal rows on both sides of a split: the score that would have been believed. */
function measureUngrouped (request: EffectsRequest, step: number, grouped: Float64Array): StepEffect[] {
  const { order, training, foldPlan, best } = request
  const { problem, target, table } = training
  if (foldPlan.ordered || order.options.group !== undefined) return []
  const loosePlan = firstRepeat(planFolds({ rows: table.rows, kind: problem.kind, target, random: createRandom(order.options.seed).fork('ungrouped folds') }))
  const ungrouped = predict(request, best, training, thinned(foldsOf(loosePlan)))
  const [held, loose] = [heldOutRows(foldPlan, target), heldOutRows(loosePlan, target)]
  const [withStep, withoutStep] = [meanScore(problem, held, held.take(grouped)), meanScore(problem, loose, loose.take(ungrouped))]
  const gain = scorers[problem.metric].better === 'higher' ? withStep - withoutStep : withoutStep - withStep
  return [{ step, learner: best.learner, metric: problem.metric, withStep, withoutStep, gain, gainInterval: null, verdict: 'notComparable' }]
}

function meanScore ({ metric }: TrainingTable['problem'], { target, foldOf }: ReturnType<typeof heldOutRows>, predictions: Float64Array): number {
  const folds = [...new Set(foldOf)]
  return folds.reduce((sum, fold) => sum + scoreFold(scorers[metric], target, predictions, foldOf, fold), 0) / folds.length
}

const firstRepeat = (plan: FoldPlan): FoldPlan => ({ ...plan, assignments: plan.assignments.slice(0, 1) })

const thinned = (folds: readonly Fold[]): readonly Fold[] => folds.map(({ trainingRows, heldOutRows }) => {
  const step = Math.ceil(trainingRows.length / mostRows)
  return { trainingRows: trainingRows.filter((_, place) => place % step === 0), heldOutRows }
})
