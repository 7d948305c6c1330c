import type { Prepared } from '@assay/model'
import type { InputColumn } from '@assay/table'
import type { CardCalibration, CleaningPlan, ColumnImportance, Comparison, Conformal, Curves, Dependence, EnsembleRow, PipelineOrder, Proposal, SensitiveColumn, StepEffect, TestScore } from '@assay/shared'
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
  /** The cells of the same rows, as the file has them. */
  readonly testCellsBytes: Uint8Array
  readonly plan: CleaningPlan
  /** Whether the effects of the plan's steps are measured. */
  readonly effects: boolean
  /** Cells of the training rows, and how the file's columns are read; null where nobody asked what facts do. */
  readonly cells: { readonly tableBytes: Uint8Array, readonly columns: readonly InputColumn[] } | null
  /** The champion's artifact, scored on the same rows; null when there is none. */
  readonly championBytes: Uint8Array | null
}

export interface Candidate extends Proposal { readonly trial: number, readonly outOfFoldBytes: Uint8Array }

export interface EvaluateResponse {
  readonly artifact: Uint8Array
  /** What the artifact is made of, heaviest first. */
  readonly members: readonly ChosenMember[]
  readonly ensemble: Required<EnsembleRow> | null
  readonly effects: readonly StepEffect[]
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
