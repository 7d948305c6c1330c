import type { ErrorRecord } from '../errors.ts'
import type { LearnerName, Params } from './problem.ts'

/** What a sampler proposes: one learner with one set of params. */
export interface Proposal { readonly learner: LearnerName, readonly params: Params }

/** An estimate with its uncertainty; `low` and `high` bound a 95 % interval, in the metric's own units. */
export interface ScoreInterval { readonly low: number, readonly high: number }

/**
 * Expected ends of a trial are values, not exceptions. A pruned trial's score is of the folds it was fitted on; without any, of its last rung. */
export type TrialOutcome =
  | FoldScores & { readonly state: 'completed', readonly score: number, readonly scoreInterval: ScoreInterval }
  | FoldScores & { readonly state: 'pruned', readonly score: number }
  | { readonly state: 'failed', readonly error: ErrorRecord }

/** The metric, on the rows that a trial was tried on. */
export interface FoldScores {
  /** On each fold's held-out rows, in the folds' order; repeats one after the other. */
  readonly folds: readonly number[]
  /**
   * On large tables: on the first fold's held-out rows after learning from growing shares of its rows, before it learnt from all; compared
   * with other trials' on the same rung only.
   */
  readonly rungs?: readonly number[]
  /** Of forests that draw rows: on each fold's training rows (of many on some 10,000), each answered by the trees that were grown without it. */
  readonly outOfBag?: readonly number[]
}

export type TrialState = 'queued' | 'running' | TrialOutcome['state']

/** One trial of a pipeline, as the API and the leaderboard show it. */
export interface Trial extends Partial<Proposal>, Partial<FoldScores> {
  readonly number: number
  readonly state: TrialState
  readonly score?: number
  readonly scoreInterval?: ScoreInterval
  readonly seconds?: number
  readonly worker?: string
  readonly error?: ErrorRecord
}

/** A trial that ended: what samplers and pruners may look at. */
export interface FinishedTrial extends Proposal {
  readonly number: number
  readonly outcome: TrialOutcome
}
