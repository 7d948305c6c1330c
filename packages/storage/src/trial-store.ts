import type { FinishedTrial, Proposal, Trial, TrialCounts, TrialOutcome } from '@assay/shared'

/** Live trials of pipelines. Each record has one writer: the first. */
export interface TrialStore {
  /** First writer wins. @returns the proposal that stands, whoever wrote it */
  propose: (pipelineId: string, trial: number, proposal: Proposal) => Promise<Proposal>
  proposals: (pipelineId: string) => Promise<ReadonlyMap<number, Proposal>>
  /** Says who runs a trial now; shown to people, decides nothing. */
  begin: (pipelineId: string, trial: number, worker: string) => Promise<void>
  /** Says that nobody runs it any more, and that it has not ended. */
  leave: (pipelineId: string, trial: number) => Promise<void>
  /**
   * Commits an outcome once, with its proposal, as nothing can be learnt from one without; it stands by then, unless Redis was lost meanwhile.
   *
   * @param proposal undefined where a trial died before it proposed
   * @returns false when another outcome stands already; that one counts
   */
  commit: (pipelineId: string, trial: number, ending: TrialEnding, proposal?: Proposal) => Promise<boolean>
  /** How a trial ended; null while it has not. */
  ending: (pipelineId: string, trial: number) => Promise<TrialEnding | null>
  /** What a trial is proposed from: ended trials, ascending by number, and all proposals that stand. */
  history: (pipelineId: string) => Promise<{ readonly finished: readonly FinishedTrial[], readonly proposals: ReadonlyMap<number, Proposal> }>
  /** How many have ended. */
  ended: (pipelineId: string) => Promise<number>
  /** All trials 0 … total − 1, ascending by number, with what is known of each. */
  list: (pipelineId: string, total: number) => Promise<readonly Trial[]>
  /** Of trials 0 … within − 1, which are all unless a search was cut. */
  counts: (pipelineId: string, total: number, within?: number) => Promise<TrialCounts>
  remove: (pipelineId: string) => Promise<void>
}

export interface TrialEnding { readonly outcome: TrialOutcome, readonly seconds: number, readonly worker: string }
