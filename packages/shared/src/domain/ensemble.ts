import type { LearnerName } from './problem.ts'
import type { ScoreInterval } from './trial.ts'
import type { EnsembleEvidence } from './verdict.ts'

/** A weighted mean of a few trials' models, beside the trials on the board. */
export interface EnsembleRow {
  readonly learner: 'ensemble'
  /** Heaviest first; weights add up to 1. */
  readonly members: readonly EnsembleMember[]
  /** Of held-out rows, each predicted with weights that were chosen without its fold. */
  readonly score: number
  readonly scoreInterval: ScoreInterval
  /** The metric on each fold, in the folds' order; of the first repeat, as `score` is. */
  readonly folds: readonly number[]
  /** Whether it is what was refitted: better than the best trial by more than noise. */
  readonly kept: boolean
  /** Why it was kept, or why not, in words. */
  readonly reason: string
  /** The same in fields; older boards have the words alone. */
  readonly evidence?: EnsembleEvidence
}

export interface EnsembleMember { readonly trial: number, readonly learner: LearnerName, readonly weight: number }
