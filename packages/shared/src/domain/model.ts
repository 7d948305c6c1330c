import type { LearnerName, MetricName } from './problem.ts'
import type { ScoreInterval } from './trial.ts'

/** One score on the locked test part, with its 95 % interval. */
export interface TestScore extends ScoreInterval { readonly metric: MetricName, readonly value: number }

/** One immutable version of a model. */
export interface ModelVersion {
  readonly version: number
  readonly createdAt: string
  readonly pipelineId: string
  readonly trial: number
  readonly learner: LearnerName | 'ensemble'
  /** `crossValidated` of the problem's metric first; then, by their names, that metric and others on the locked test part. */
  readonly scores: Readonly<Record<string, number>>
  /** SHA-256 of the artifact's bytes, lower-case hex. */
  readonly sha256: string
}

export interface Model {
  readonly name: string
  readonly champion?: number
  readonly versions: readonly ModelVersion[]
}

/** Since when a version was champion, and why: in words, and in fields where a pipeline promoted it. */
export interface Promotion { readonly version: number, readonly promotedAt: string, readonly reason: string, readonly cause?: PromotionCause }

/** Why a pipeline's version was promoted or not. `difference`: challenger minus champion on the same locked rows, with its 95 % interval. */
export type PromotionCause =
  | { readonly code: 'first' }
  | ScoreInterval & { readonly code: 'better' | 'withinNoise' | 'worse', readonly metric: MetricName, readonly difference: number }

/** The pointer `models/{name}/shadow.json`. */
export interface ShadowPointer { readonly version: number, readonly since: string }

/** The pointer `models/{name}/champion.json`. */
export interface Champion extends Promotion {
  /** Who was champion before, newest first. */
  readonly history: readonly Promotion[]
}
