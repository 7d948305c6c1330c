import { jobStates } from '@assay/shared'
import type { JobState, LiveWorker, QueueName, QueueState } from '@assay/shared'
import type { Queue } from 'bullmq'

/** BullMQ keeps waiting jobs that have a turn apart. */
const waitingStates = ['waiting', 'prioritized'] as const
/** Of searches that share a queue each has a trial among the next ones. */
const nextJobs = 20

export async function countJobs (queue: Queue): Promise<QueueState> {
  const [{ prioritized = 0, ...counts }, next, workers] = await Promise.all([
    queue.getJobCounts(...jobStates, 'prioritized'),
    queue.getJobs([...waitingStates], 0, nextJobs - 1, true),
    queue.getWorkers()
  ])
  const now = Date.now()
  return {
    queue: queue.name as QueueName,
    jobs: Object.fromEntries(jobStates.map((state) => [state, (counts[state] ?? 0) + (state === 'waiting' ? prioritized : 0)])) as Record<JobState, number>,
    oldestWaitingSeconds: Math.max(0, ...next.map(({ timestamp }) => (now - timestamp) / 1000)),
    workers: workers.map(readWorker)
  }
}

/** A line of Redis's list of clients: a worker's `rawname` is the queue's, `:w:` and its own. */
function readWorker ({ rawname = '', age = '0' }: Readonly<Record<string, string>>): LiveWorker {
  return { name: rawname.split(':w:')[1] ?? rawname, connectedSeconds: Number(age) }
}
