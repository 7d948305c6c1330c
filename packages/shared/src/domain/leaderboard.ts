import type { ErrorRecord } from '../errors.ts'
import type { EnsembleRow } from './ensemble.ts'
import type { MetricName } from './problem.ts'
import type { SearchCut } from './pipeline.ts'
import type { FoldScores, Proposal, ScoreInterval } from './trial.ts'
import type { VerdictLine } from './verdict.ts'

/** Ended trials, best first. Of an ended search (`leaderboard.json`) it holds no time and no worker: equal searches, equal boards. */
export interface Leaderboard {
  readonly items: readonly LeaderboardRow[]
  /** What trials are compared by; absent until the target has been read. */
  readonly metric?: MetricName
  /** What the board says in words, once the search has ended: better than guessing, better than a plain linear model. */
  readonly verdict?: readonly string[]
  /** The same, line by line, in fields; older boards have the sentences alone. */
  readonly verdictLines?: readonly VerdictLine[]
  /** Where the search ended before its last trial; null when it did not. */
  readonly searchCut?: SearchCut | null
  /** The ensemble that was tried, kept or not; null where none was to be had. */
  readonly ensemble?: EnsembleRow | null
}

/** One line of the board. */
export type LeaderboardRow = CompletedRow | UncompletedRow

export interface CompletedRow extends Proposal, FoldScores {
  /** From 1. */
  readonly rank: number
  readonly number: number
  readonly state: 'completed'
  readonly score: number
  readonly scoreInterval: ScoreInterval
  /** Whether it is as good as the best trial, as far as the folds can tell; the best one ties with itself. */
  readonly tie: boolean
}

export interface UncompletedRow extends Partial<Proposal>, Partial<FoldScores> {
  readonly rank: number
  readonly number: number
  readonly state: 'pruned' | 'failed'
  /** Of the folds done before it was pruned; without any, of its last rung, with which no score of a whole trial is to be compared. */
  readonly score?: number
  readonly error?: ErrorRecord
  readonly tie: false
}
