import type { Prepared } from '@assay/model'
import type { ColumnImportance } from '@assay/scoring'
import type { LearnerName, Params, PipelineOrder, TestScore } from '@assay/shared'

/** What a thread needs to turn the best trial into a model: the only place where the locked test part is read. */
export interface EvaluateRequest {
  readonly order: PipelineOrder
  readonly prepared: Prepared
  readonly winner: { readonly trial: number, readonly learner: LearnerName, readonly params: Params }
  readonly trainingTableBytes: Uint8Array
  readonly testTableBytes: Uint8Array
  readonly outOfFoldBytes: Uint8Array
  /** The champion's artifact, scored on the same rows; null when there is none. */
  readonly championBytes: Uint8Array | null
}

export interface EvaluateResponse {
  readonly artifact: Uint8Array
  /** Scores on the locked test part, the problem's metric first. */
  readonly testScores: readonly TestScore[]
  readonly calibration: { readonly kind: string, readonly expectedError: { readonly before: number, readonly after: number } | null }
  readonly threshold: number | null
  /** Rows of the test part by class they are of, then by class answered. */
  readonly confusion: readonly (readonly number[])[] | null
  readonly importance: readonly ColumnImportance[]
  /** Challenger minus champion on the same rows; null without a champion, and a reason where they cannot be compared. */
  readonly comparison: Comparison | null
}

export type Comparison =
  | { readonly comparable: true, readonly difference: number, readonly low: number, readonly high: number, readonly better: 'challenger' | 'champion' | 'tie' }
  | { readonly comparable: false, readonly reason: string }
