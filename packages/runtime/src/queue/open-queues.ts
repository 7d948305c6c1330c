import { AppError, jobIds, queueNames, type QueueName, type QueueState } from '@assay/shared'
import { FlowProducer, Queue } from 'bullmq'
import { connectRedis, whenRedisAnswers } from './connect-redis.ts'
import { countJobs } from './count-jobs.ts'
import { jobOptions } from './job-options.ts'
import { turnOf, virtualTime } from './virtual-time.ts'

/** Puts work into the queues. All may be called again: what waits or runs already is left alone. Every method may throw {AppError} QUEUE_UNREACHABLE. */
export interface Queues {
  /** Queues a pipeline's first stage. */
  readonly startPipeline: (pipelineId: string) => Promise<void>
  /** Queues all trials at once, in turn with those of other searches, and the evaluation that follows when each has ended, well or not. */
  readonly startSearch: (pipelineId: string, trials: number) => Promise<void>
  /** Takes trials from … to − 1 out of the queue, but for those that run; the evaluation follows when all that are left have ended. */
  readonly dropTrials: (pipelineId: string, from: number, to: number) => Promise<void>
  readonly counts: () => Promise<readonly QueueState[]>
  /** Resolves when Redis answers. */
  readonly ping: () => Promise<void>
  /** BullMQ's own queues, for the board that people look at. */
  readonly raw: readonly Queue[]
  readonly close: () => Promise<void>
}

/** Others want to be heard by Redis, too. */
const droppedAtOnce = 100

/** @throws {AppError} QUEUE_UNREACHABLE when Redis does not answer within 10 s */
export async function openQueues (redisUrl: string): Promise<Queues> {
  const connection = connectRedis(redisUrl, 'api')
  const queues = Object.fromEntries(queueNames.map((name) => [name, new Queue(name, { connection, defaultJobOptions: jobOptions, streams: { events: { maxLen: 100 } } })])) as Record<QueueName, Queue>
  const flows = new FlowProducer({ connection })
  // Each failing command says so by itself.
  for (const queue of Object.values(queues)) queue.on('error', () => {})
  flows.on('error', () => {})
  const close = async (): Promise<void> => {
    await Promise.allSettled([flows.close(), ...Object.values(queues).map((queue) => queue.close())])
    connection.disconnect()
  }

  /** A finished job keeps its id and would swallow the same order for ever: it makes room. */
  async function isQueued (queue: Queue, id: string): Promise<boolean> {
    const job = await queue.getJob(id)
    if (job === undefined) return false
    if (!await job.isCompleted() && !await job.isFailed()) return true
    await job.remove({ removeChildren: true })
    return false
  }

  try {
    await answersWithin(10_000, Promise.all(Object.values(queues).map((queue) => queue.waitUntilReady())))
  } catch (error) {
    await close()
    throw error
  }
  return {
    startPipeline: (pipelineId) => whenRedisAnswers(async () => {
      const jobId = jobIds.clean({ pipelineId })
      if (!await isQueued(queues.clean, jobId)) await queues.clean.add('clean', { pipelineId }, { jobId })
    }),
    startSearch: (pipelineId, trials) => whenRedisAnswers(async () => {
      const jobId = jobIds.evaluate({ pipelineId })
      if (await isQueued(queues.evaluate, jobId)) return
      const begin = await virtualTime(queues.train)
      await flows.add({
        name: 'evaluate',
        queueName: 'evaluate',
        data: { pipelineId },
        opts: { ...jobOptions, jobId },
        children: Array.from({ length: trials }, (_, trial) => ({
          name: 'train',
          queueName: 'train',
          data: { pipelineId, trial },
          opts: { ...jobOptions, jobId: jobIds.train({ pipelineId, trial }), priority: turnOf(trial, begin), ignoreDependencyOnFailure: true }
        }))
      })
    }),
    dropTrials: (pipelineId, from, to) => whenRedisAnswers(async () => {
      for (let first = from; first < to; first += droppedAtOnce) {
        const trials = Array.from({ length: Math.min(droppedAtOnce, to - first) }, (_, offset) => first + offset)
        await Promise.all(trials.map((trial) => queues.train.remove(jobIds.train({ pipelineId, trial }))))
      }
    }),
    counts: () => whenRedisAnswers(() => Promise.all(Object.values(queues).map(countJobs))),
    ping: () => whenRedisAnswers(async () => { await connection.ping() }),
    raw: Object.values(queues),
    close
  }
}

async function answersWithin (milliseconds: number, ready: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new AppError('QUEUE_UNREACHABLE', `Redis did not answer within ${milliseconds / 1000} s; check REDIS_URL and that Redis runs`)), milliseconds)
  })
  try {
    await whenRedisAnswers(() => Promise.race([ready, late]))
  } finally {
    clearTimeout(timer)
  }
}
