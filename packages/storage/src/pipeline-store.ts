import type { ErrorRecord, PipelineOrder, PipelineOutcome, PipelineResult, PipelineStage, PipelineState, SearchCut } from '@assay/shared'

/** What is known of a running pipeline; lost with Redis, unlike its order and outcome, which are in the object store. */
export interface LivePipeline {
  readonly state: PipelineState
  readonly stage: PipelineStage
  /** Progress within the stage, 0 to 1. */
  readonly stageProgress: number
  readonly cancelled: boolean
  readonly startedAt?: string
  /** When the train stage began; the wall limit of the search counts from here. */
  readonly searchStartedAt?: string
  /** Present when the search ends before its last trial. */
  readonly searchCut?: SearchCut
}

export interface PipelineRecord {
  readonly order: PipelineOrder
  readonly live: LivePipeline
  /** Present once it ended. */
  readonly outcome?: PipelineOutcome
}

/** Orders and outcomes in the object store, live state in Redis. Every change is announced on the pipelines' channel. */
export interface PipelineStore {
  /** @returns false when the pipeline exists already (then nothing is written) */
  create: (order: PipelineOrder) => Promise<boolean>
  /** @throws {AppError} PIPELINE_NOT_FOUND */
  read: (id: string) => Promise<PipelineRecord>
  /** Ids, newest first. */
  list: () => Promise<readonly string[]>
  /** Ids of those without an outcome, oldest first: what a process queues again after Redis was lost. */
  unfinished: () => Promise<readonly string[]>
  /** A stage begins or goes on; stages never go back, and an ended pipeline stays as it ended. */
  advance: (id: string, stage: PipelineStage, stageProgress: number) => Promise<void>
  /** Ends the search before its last trial, first writer wins. @returns the cut that stands */
  cutSearch: (id: string, cut: SearchCut) => Promise<SearchCut>
  /** Asks a pipeline to stop; @returns false when it has ended already */
  cancel: (id: string) => Promise<boolean>
  isCancelled: (id: string) => Promise<boolean>
  /** Whether nobody wants a trial's result any more: its pipeline was cancelled, or its search ended before it. */
  isUnwanted: (id: string, trial: number) => Promise<boolean>
  /** Writes the outcome once. @returns false when one stands already */
  end: (id: string, outcome: PipelineOutcome) => Promise<boolean>
  remove: (id: string) => Promise<void>
}

export type { ErrorRecord, PipelineResult }
