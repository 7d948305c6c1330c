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

/** BullMQ keeps waiting jobs that have a turn apart. */
const waitingStates = ['waiting', 'prioritized'] as const
/** Of searches that share a queue each has a trial among the next ones. */
const nextJobs = 20

export async function countJobs (queue: Queue): Promise<QueueCounts> {
  const [{ prioritized = 0, ...counts }, next, workers] = await Promise.all([
    queue.getJobCounts(...jobStates, 'prioritized'),
    queue.getJobs([...waitingStates], 0, nextJobs - 1, true),
    queue.getWorkersCount()
  ])
  const now = Date.now()
  return {
    queue: queue.name as QueueName,
    jobs: Object.fromEntries(jobStates.map((state) => [state, (counts[state] ?? 0) + (state === 'waiting' ? prioritized : 0)])) as Record<JobState, number>,
    oldestWaitingSeconds: Math.max(0, ...next.map(({ timestamp }) => (now - timestamp) / 1000)),
    workers
  }
}
