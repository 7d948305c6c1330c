import type { ErrorRecord, JobPayloads, QueueName } from '@assay/shared'
import type { Log } from './log.ts'

/** What a job gets besides its payload. */
export interface JobContext {
  readonly jobId: string
  /** 1 for the first try. */
  readonly attempt: number
  /** Aborted when the process stops or the job's lock is lost. */
  readonly signal: AbortSignal
  readonly log: Log
  /** Resolves when there is a slot for a job that may have been claimed before that. @throws the signal's reason */
  readonly takeSlot: () => Promise<void>
  /** Says that what is left of the job needs no slot, such as storing what was computed: the next job may begin. */
  readonly freeSlot: () => void
}

/** `later`: the job steps back into the delayed set and comes again; it counts as no attempt. */
export type JobEnd = { readonly end: 'done' } | { readonly end: 'later', readonly milliseconds: number }

/** Idempotent: looks at the state first, writes each key once. Foreseen trouble is an AppError; its table says whether it is tried again. */
export type Handler<Q extends QueueName> = (payload: JobPayloads[Q], context: JobContext) => Promise<JobEnd>

/** Called once when a job is lost for good: attempts used up, an unretryable error, or its workers died (stalled). */
export type DeadJobHandler<Q extends QueueName> = (payload: JobPayloads[Q], error: ErrorRecord, log: Log) => Promise<void>
