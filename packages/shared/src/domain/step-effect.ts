import type { LearnerName, MetricName } from './problem.ts'
import type { ScoreInterval } from './trial.ts'

/** What one step of a cleaning plan does to the score: cross-validated with the step and without it, all else alike. */
export interface StepEffect {
  /** Place of the step in the plan, from 0. */
  readonly step: number
  /** Who learnt: the best trial's learner with its params, or a linear model for rules that trees do without. */
  readonly learner: LearnerName
  readonly metric: MetricName
  readonly withStep: number
  readonly withoutStep: number
  /** By how much the step improves the score, in the metric's units, whichever scores are the better ones. */
  readonly gain: number
  /** 95 %. Null where the two are of different folds, and so not of the same rows: equal rows grouped, and not. */
  readonly gainInterval: ScoreInterval | null
  readonly verdict: 'helps' | 'hurts' | 'noDifference' | 'notComparable'
  /** Training rows that were learnt from and predicted, fold by fold: a sample where the table is large. */
  readonly measuredOn: { readonly rows: number, readonly of: number }
}
