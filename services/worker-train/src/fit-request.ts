import type { OutOfFold, Prepared } from '@assay/model'
import type { ErrorRecord, PipelineOrder, Proposal, ScoreInterval } from '@assay/shared'

/** What a thread needs to run one trial; the bytes are shared, not copied. */
export interface FitRequest {
  readonly order: PipelineOrder
  readonly prepared: Prepared
  readonly trial: number
  readonly proposal: Proposal
  /** Fold scores of completed trials that this one may see, for the pruner. */
  readonly seenFolds: readonly (readonly number[])[]
  readonly tableBytes: SharedArrayBuffer
  readonly foldBytes: SharedArrayBuffer
}

export type FitResponse =
  | { readonly state: 'completed', readonly score: number, readonly scoreInterval: ScoreInterval, readonly folds: readonly number[], readonly outOfFold: OutOfFold }
  | { readonly state: 'pruned', readonly score: number, readonly folds: readonly number[] }
  | { readonly state: 'failed', readonly error: ErrorRecord }
