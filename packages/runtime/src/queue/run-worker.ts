import { hostname } from 'node:os'
import { AppError, errorTable, toErrorRecord, type ErrorRecord, type JobPayloads, type QueueName } from '@assay/shared'
import { DelayedError, UnrecoverableError, type Job } from 'bullmq'
import type { DeadJobHandler, Handler, JobContext } from '../job-handler.ts'
import type { Log } from '../log.ts'
import type { Metrics } from '../telemetry/create-metrics.ts'
import { connectRedis } from './connect-redis.ts'
import { jobOptions, lockOptions, stalledLimit } from './job-options.ts'
import { limitRate } from './limit-rate.ts'
import { SlotWorker } from './slot-worker.ts'

export interface WorkerPlan<Q extends QueueName> {
  readonly queue: Q
  readonly redisUrl: string
  /** Slots: jobs at a time in this process, not counting those that freed theirs. */
  readonly concurrency: number
  /** Jobs that may be claimed before there is a slot for them, while many wait; the handler takes its slot itself then. Default none. */
  readonly ahead?: number
  readonly handler: Handler<Q>
  readonly onDead: DeadJobHandler<Q>
  readonly log: Log
  readonly metrics: Metrics
  /** How long a stopping worker waits for its jobs before it leaves them to others; default 8 s. */
  readonly closeMilliseconds?: number
}

export interface RunningWorker {
  /** Resolves when jobs are taken. */
  readonly ready: Promise<void>
  /** Takes no more jobs, aborts the running ones' signals and waits for them; a job that does not end is left to another worker. */
  readonly close: () => Promise<void>
}

/**
 * Runs one queue's handler. Every way a job can die ends in `onDead` before the job is marked failed:
 * when this process is killed between the two, the next worker tells it again.
 */
export function runWorker<Q extends QueueName> (plan: WorkerPlan<Q>): RunningWorker {
  const { queue, handler, onDead, metrics } = plan
  const log = plan.log.child({ queue })
  const running = new Map<string, { readonly abort: AbortController, readonly ended: Promise<unknown> }>()
  let stopping = false

  async function stepBack (job: Job, milliseconds: number, token: string | undefined): Promise<never> {
    await job.moveToDelayed(Date.now() + milliseconds, token)
    throw new DelayedError()
  }

  async function bury (job: Job, error: ErrorRecord, jobLog: Log, token: string | undefined): Promise<never> {
    try {
      await onDead(job.data as JobPayloads[Q], error, jobLog)
    } catch (cause) {
      jobLog.error({ err: cause, code: error.code }, 'the end of a job could not be told; it comes again')
      return stepBack(job, 1_000, token)
    }
    metrics.jobsTotal.inc({ queue, status: 'dead' })
    jobLog.warn({ code: error.code, detail: error.detail }, 'job lost for good')
    throw new UnrecoverableError(`${error.code}: ${error.detail}`)
  }

  async function runJob (job: Job, token: string | undefined, signal: AbortSignal): Promise<void> {
    const { trial, pipelineId } = job.data as { pipelineId: string, trial?: number }
    const jobLog = log.child({ jobId: job.id, pipelineId, ...(trial !== undefined && { trial }) })
    if (job.stalledCounter > stalledLimit) return bury(job, diedWithWorker(job), jobLog, token)
    const context: JobContext = { jobId: job.id!, attempt: job.attemptsMade + 1, signal, log: jobLog, takeSlot: () => worker.takeSlot(token!, signal), freeSlot: () => { worker.freeSlot(token!) } }
    const startedAt = performance.now()
    if (context.attempt === 1) metrics.jobWaitSeconds.observe({ queue }, Math.max(0, (Date.now() - job.timestamp) / 1000))
    let end
    try {
      end = await handler(job.data as JobPayloads[Q], context)
    } catch (error) {
      // A stopping worker's jobs go back as they were: the stop is not their fault.
      if (stopping) return stepBack(job, 0, token)
      // Its lock is lost: the job is another's by now, and only that one may say how it ends.
      if (signal.aborted) throw error
      const record = toErrorRecord(error)
      if (!errorTable[record.code].retryable || context.attempt >= (job.opts.attempts ?? jobOptions.attempts)) return bury(job, record, jobLog, token)
      metrics.jobsTotal.inc({ queue, status: 'retried' })
      jobLog.warn({ err: error, code: record.code, attempt: context.attempt }, 'job failed, it is tried again')
      throw error
    }
    if (end.end === 'later') {
      metrics.jobsTotal.inc({ queue, status: 'later' })
      return stepBack(job, end.milliseconds, token)
    }
    metrics.jobsTotal.inc({ queue, status: 'completed' })
    metrics.jobDurationSeconds.observe({ queue }, (performance.now() - startedAt) / 1000)
  }

  const connection = connectRedis(plan.redisUrl, 'worker')
  const worker = new SlotWorker(queue, async (job, token) => {
    if (stopping) return stepBack(job, 0, token)
    const abort = new AbortController()
    const ended = runJob(job, token, abort.signal)
    running.set(job.id!, { abort, ended })
    try {
      await ended
    } finally {
      running.delete(job.id!)
    }
  }, {
    connection,
    name: `${hostname()}-${process.pid}`,
    concurrency: plan.concurrency,
    ahead: plan.ahead ?? 0,
    ...lockOptions,
    // Ours is the limit (see runJob); BullMQ's own would mark the job failed without telling anybody first.
    maxStalledCount: stalledLimit + 1_000,
    removeOnComplete: jobOptions.removeOnComplete,
    removeOnFail: jobOptions.removeOnFail
  })

  const logTrouble = limitRate(5_000, (suppressed, error: Error) => log.error({ err: error, ...(suppressed > 0 && { suppressed }) }, 'the queue reports trouble'))
  worker.on('error', logTrouble)
  worker.on('stalled', (jobId) => {
    metrics.jobsStalledTotal.inc({ queue })
    log.warn({ jobId }, 'a job lost its worker and comes again')
  })
  worker.on('lockRenewalFailed', (ids) => {
    for (const id of ids) running.get(id)?.abort.abort(new AppError('CANCELLED', 'the job lost its lock: another worker may run it'))
  })
  worker.run().catch(logTrouble)

  let closing: Promise<void> | undefined
  async function close (): Promise<void> {
    stopping = true
    await worker.pause(true)
    for (const { abort } of running.values()) abort.abort(new AppError('CANCELLED', 'the worker stops'))
    const settled = await within(plan.closeMilliseconds ?? 8_000, Promise.allSettled(Array.from(running.values(), ({ ended }) => ended)))
    if (!settled) log.warn({ jobs: [...running.keys()] }, 'jobs did not end in time and are left to another worker')
    await worker.close(!settled)
    connection.disconnect()
  }
  return {
    ready: worker.waitUntilReady().then(() => {}),
    close: () => closing ??= close()
  }
}

function diedWithWorker (job: Job): ErrorRecord {
  return { code: 'TRIAL_DIED', detail: `the worker died ${job.stalledCounter} times while running job ${job.id}; it may need more memory than there is` }
}

async function within (milliseconds: number, work: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<false>((resolve) => { timer = setTimeout(() => resolve(false), milliseconds) })
  const inTime = await Promise.race([work.then(() => true), late])
  clearTimeout(timer)
  return inTime
}
