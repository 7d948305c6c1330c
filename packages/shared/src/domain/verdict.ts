import type { MetricName } from './problem.ts'
import type { ScoreInterval } from './trial.ts'

/** One line of a verdict, in fields; `terms` says it in each language. */
export type VerdictLine =
  | { readonly kind: 'rival' } & RivalLine
  | { readonly kind: 'searchCut' } & SearchCutLine
  | { readonly kind: 'ensemble', readonly trials: number, readonly kept: boolean } & EnsembleEvidence

/** The best trial beside a plain model: whether the search was worth it. */
export interface RivalLine {
  /** What predicts the same for every row, plain logistic regression, plain ridge regression. */
  readonly rival: 'constant' | 'logistic' | 'ridge'
  /** `no`: it is the best trial itself. `equal`: the scores read the same. `withinNoise`: the folds do not tell them apart. `uncertain`: one hold-out does not. */
  readonly better: 'yes' | 'no' | 'equal' | 'withinNoise' | 'uncertain'
  readonly metric: MetricName
  /** Of the best trial. */
  readonly score: number
  readonly scoreInterval: ScoreInterval
  readonly rivalScore: number
}

export interface SearchCutLine {
  /** Those that count, of all that were asked for. */
  readonly trials: number
  readonly of: number
  readonly cause?: SearchCutCause
}

/** Why a search ended before its last trial: its seconds had passed, or the others were expected to gain less than the folds can tell apart. */
export type SearchCutCause =
  | { readonly kind: 'seconds', readonly seconds: number }
  | { readonly kind: 'prospects', readonly metric: MetricName, readonly gain: number, readonly noise: number }

/** An ensemble beside the best trial, on the same held-out rows. */
export interface EnsembleEvidence extends ScoreInterval {
  readonly metric: MetricName
  readonly score: number
  readonly bestScore: number
  /** Of the scores; `low` and `high` are its 95 % interval. */
  readonly difference: number
  /** On which the ensemble is better. */
  readonly foldsWon: number
  readonly folds: number
}
