import type { JobsOptions } from 'bullmq'

const day = 24 * 3600

/** Retryable trouble is tried three times; finished jobs are kept for people to look at, bounded by count and age. */
export const jobOptions = {
  attempts: 3,
  backoff: { type: 'exponential', delay: 1_000 },
  removeOnComplete: { count: 1_000, age: day },
  removeOnFail: { count: 2_000, age: 7 * day }
} as const satisfies JobsOptions

/**
 * A job whose worker was killed runs again after 13 s with these (58 s with BullMQ's own 30/30).
 * Every worker of a queue must use the same stalledInterval: one slow worker throttles the checks of the rest.
 */
export const lockOptions = { lockDuration: 10_000, stalledInterval: 5_000 } as const

/** How often a job may lose its worker before it is taken for the killer: machines are lost, too, and a killer takes its neighbours with it. */
export const stalledLimit = 3
