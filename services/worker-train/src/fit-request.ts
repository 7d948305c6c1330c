import type { BinnedTable } from '@assay/learners'
import type { OutOfFold, Prepared } from '@assay/model'
import type { PipelineOrder, Proposal, TrialOutcome } from '@assay/shared'

/** A pipeline's training table; the bytes are shared, not copied. */
export interface TableRequest {
  readonly order: PipelineOrder
  readonly prepared: Prepared
  readonly tableBytes: SharedArrayBuffer
  readonly foldBytes: SharedArrayBuffer
}

/** Asks a thread for the table's bins, which all threads then share. */
export interface BinRequest extends TableRequest { readonly task: 'bin' }

/** What a thread needs to run one trial. */
export interface FitRequest extends TableRequest {
  readonly task: 'fit'
  readonly trial: number
  readonly proposal: Proposal
  /** Fold scores of completed trials that this one may see, for the pruner. */
  readonly seenFolds: readonly (readonly number[])[]
  /** Scores on rungs of those trials that this one may see, for halving. */
  readonly seenRungs: readonly (readonly number[])[]
  /** Where the learner uses them, and the plan leaves the table as it is. */
  readonly bins: BinnedTable | null
}

export type FitResponse =
  | Extract<TrialOutcome, { state: 'completed' }> & { readonly outOfFold: OutOfFold }
  | Exclude<TrialOutcome, { state: 'completed' }>
