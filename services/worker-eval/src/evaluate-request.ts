import type { Prepared } from '@assay/model'
import type { CardCalibration, ColumnImportance, Comparison, Conformal, Curves, Dependence, EnsembleRow, PipelineOrder, Proposal, SensitiveColumn, TestScore } from '@assay/shared'
import type { ChosenMember } from './choose-members.ts'

/** What a thread needs to turn the best trials into a model: the only place where the locked test part is read. */
export interface EvaluateRequest {
  readonly order: PipelineOrder
  readonly prepared: Prepared
  /** The best trials, best first; one or more. */
  readonly candidates: readonly Candidate[]
  readonly trainingTableBytes: Uint8Array
  readonly foldBytes: Uint8Array
  readonly testTableBytes: Uint8Array
  /** The champion's artifact, scored on the same rows; null when there is none. */
  readonly championBytes: Uint8Array | null
}

export interface Candidate extends Proposal { readonly trial: number, readonly outOfFoldBytes: Uint8Array }

export interface EvaluateResponse {
  readonly artifact: Uint8Array
  /** What the artifact is made of, heaviest first. */
  readonly members: readonly ChosenMember[]
  readonly ensemble: EnsembleRow | null
  /** Scores on the locked test part, the problem's metric first. */
  readonly testScores: readonly TestScore[]
  readonly calibration: CardCalibration
  readonly threshold: number | null
  /** Rows of the test part by class they are of, then by class answered. */
  readonly confusion: readonly (readonly number[])[] | null
  readonly conformal: Conformal
  readonly importance: readonly ColumnImportance[]
  readonly dependence: readonly Dependence[]
  /** Binary, where the test part holds both classes. */
  readonly curves: Curves | null
  readonly groups: readonly SensitiveColumn[]
  /** Challenger minus champion on the same rows; null without a champion, and a reason where they cannot be compared. */
  readonly comparison: Comparison | null
}
