import type { QueueName } from '@assay/shared'
import type { Queue } from 'bullmq'

export const jobStates = ['waiting', 'active', 'delayed', 'waiting-children', 'completed', 'failed'] as const
export type JobState = typeof jobStates[number]

export interface QueueCounts {
  readonly queue: QueueName
  readonly jobs: Readonly<Record<JobState, number>>
  /** Age of the job that has waited longest, in seconds; 0 when none waits. */
  readonly oldestWaitingSeconds: number
  readonly workers: number
}

export async function countJobs (queue: Queue): Promise<QueueCounts> {
  const [counts, [oldest], workers] = await Promise.all([
    queue.getJobCounts(...jobStates),
    queue.getJobs(['waiting'], 0, 0, true),
    queue.getWorkersCount()
  ])
  return {
    queue: queue.name as QueueName,
    jobs: Object.fromEntries(jobStates.map((state) => [state, counts[state] ?? 0])) as Record<JobState, number>,
    oldestWaitingSeconds: oldest === undefined ? 0 : Math.max(0, (Date.now() - oldest.timestamp) / 1000),
    workers
  }
}
