import { hostname } from 'node:os'
import { AppError, jobIds, type ErrorRecord } from '@assay/shared'
import { startRedis, type TestServer } from '@assay/testkit'
import { Redis } from 'ioredis'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { createLog, createMetrics, openQueues, runWorker, type Handler, type Queues, type RunningWorker, type WorkerPlan } from '../../src/index.ts'

let server: TestServer
let queues: Queues
const workers: RunningWorker[] = []
const log = createLog({ service: 'test', level: 'silent' })
beforeAll(async () => { server = await startRedis() })
afterAll(async () => { await server?.stop() })
beforeEach(async () => {
  queues = await openQueues(server.url)
  for (const queue of queues.raw) await queue.obliterate({ force: true })
})
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.close()))
  await queues.close()
})

function work<Q extends 'clean' | 'train' | 'evaluate'> (queue: Q, handler: Handler<Q>, more: Partial<WorkerPlan<Q>> = {}): RunningWorker {
  const worker = runWorker({ queue, redisUrl: server.url, concurrency: 2, handler, onDead: async () => {}, log, metrics: createMetrics('worker-test'), ...more })
  workers.push(worker)
  return worker
}
const done = async (): Promise<{ end: 'done' }> => ({ end: 'done' })
const jobs = async (name: string): Promise<Readonly<Record<string, number>>> => (await queues.counts()).find(({ queue }) => queue === name)!.jobs

it('runs a search once: all trials, then the evaluation, however often it is started', async () => {
  const trials: number[] = []
  const evaluated: string[] = []
  for (let i = 0; i < 3; i++) await queues.startSearch('p', 30)
  work('train', async ({ trial }) => {
    trials.push(trial)
    return done()
  })
  work('evaluate', async ({ pipelineId }) => {
    expect(trials.length % 30).toBe(0)
    evaluated.push(pipelineId)
    return done()
  })
  await expect.poll(() => evaluated, { timeout: 10_000 }).toEqual(['p'])
  expect(trials.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, index) => index))
  await expect.poll(async () => (await jobs('evaluate')).completed).toBe(1)
  await queues.startSearch('p', 30)
  await expect.poll(() => evaluated, { timeout: 10_000 }).toEqual(['p', 'p'])
  expect(trials).toHaveLength(60)
})

it('evaluates although trials failed, and tells of each that died, once', async () => {
  const dead: Array<[number, ErrorRecord]> = []
  await queues.startSearch('p', 6)
  work('train', async ({ trial }) => {
    if (trial % 2 === 1) throw new AppError('FIT_DIVERGED', `trial ${trial} is not a number`)
    return done()
  }, { onDead: async ({ trial }, error) => { dead.push([trial, error]) } })
  let evaluated = 0
  work('evaluate', async () => {
    evaluated++
    return done()
  })
  await expect.poll(() => evaluated, { timeout: 10_000 }).toBe(1)
  expect(dead.sort()).toEqual([1, 3, 5].map((trial) => [trial, { code: 'FIT_DIVERGED', detail: `trial ${trial} is not a number` }]))
})

it('evaluates once the running trials and those that were kept have ended when the others are dropped', async () => {
  const trials: number[] = []
  let release = (): void => {}
  const held = new Promise<void>((resolve) => { release = resolve })
  await queues.startSearch('p', 300)
  work('train', async ({ trial }) => {
    trials.push(trial)
    await held
    return done()
  })
  let evaluated = 0
  work('evaluate', async () => {
    evaluated++
    return done()
  })
  await expect.poll(() => trials.length).toBe(2)
  await queues.dropTrials('p', 3, 300)
  expect(await jobs('train')).toMatchObject({ waiting: 1, active: 2 })
  expect(evaluated).toBe(0)
  release()
  await expect.poll(() => evaluated, { timeout: 10_000 }).toBe(1)
  expect(trials.sort()).toEqual([0, 1, 2])
  await queues.dropTrials('p', 0, 3)
  await queues.dropTrials('unknown', 0, 3)
})

it('evaluates at once when all trials wait and are dropped', async () => {
  await queues.startSearch('p', 5)
  await queues.dropTrials('p', 0, 5)
  let evaluated = 0
  work('evaluate', async () => {
    evaluated++
    return done()
  })
  await expect.poll(() => evaluated, { timeout: 10_000 }).toBe(1)
})

it('says nothing of a job whose lock it lost: another worker has it', async () => {
  const dead: ErrorRecord[] = []
  const redis = new Redis(server.url)
  let aborted = 0
  let runs = 0
  await queues.startPipeline('p')
  work('clean', async (_, { signal, jobId }) => {
    if (++runs > 1) return done()
    await redis.set(`bull:clean:${jobId}:lock`, 'another worker')
    await new Promise((resolve) => signal.addEventListener('abort', resolve))
    aborted++
    // Once the other worker died, too, the job comes again.
    await redis.del(`bull:clean:${jobId}:lock`)
    throw new AppError('CANCELLED', 'stopped')
  }, { concurrency: 1, onDead: async (_, error) => { dead.push(error) } })
  await expect.poll(() => runs, { timeout: 25_000 }).toBe(2)
  expect(aborted).toBe(1)
  expect(dead).toEqual([])
  redis.disconnect()
})

it('tries retryable trouble three times, then tells', async () => {
  const attempts: number[] = []
  const dead: ErrorRecord[] = []
  await queues.startPipeline('p')
  work('clean', async (_, { attempt }) => {
    attempts.push(attempt)
    throw new AppError('STORE_UNREACHABLE', 'away')
  }, { onDead: async (_, error) => { dead.push(error) } })
  await expect.poll(() => dead, { timeout: 20_000 }).toEqual([{ code: 'STORE_UNREACHABLE', detail: 'away' }])
  expect(attempts).toEqual([1, 2, 3])
  await expect.poll(async () => (await jobs('clean')).failed).toBe(1)
})

it('tells again when telling failed', async () => {
  let told = 0
  await queues.startPipeline('p')
  work('clean', async () => { throw new AppError('CSV_INVALID', 'no') }, {
    onDead: async () => {
      told++
      if (told === 1) throw new AppError('QUEUE_UNREACHABLE', 'away')
    }
  })
  await expect.poll(() => told, { timeout: 10_000 }).toBe(2)
  await expect.poll(async () => (await jobs('clean')).failed).toBe(1)
})

it('steps back without counting an attempt, and soon comes again', async () => {
  const attempts: number[] = []
  await queues.startPipeline('p')
  const start = performance.now()
  work('clean', async (_, { attempt }) => {
    attempts.push(attempt)
    return attempts.length < 12 ? { end: 'later', milliseconds: 50 } : done()
  })
  await expect.poll(async () => (await jobs('clean')).completed, { timeout: 10_000 }).toBe(1)
  expect(attempts).toEqual(Array(12).fill(1))
  expect(performance.now() - start).toBeLessThan(4_000)
})

it('gives its jobs back when it stops, as they were', async () => {
  await queues.startPipeline('p')
  let started = false
  const stopping = work('clean', async (_, { signal }) => {
    started = true
    await new Promise((resolve) => { signal.addEventListener('abort', resolve) })
    throw signal.reason
  })
  await expect.poll(() => started, { timeout: 5_000 }).toBe(true)
  const start = performance.now()
  await stopping.close()
  await stopping.close()
  expect(performance.now() - start).toBeLessThan(3_000)
  const attempts: number[] = []
  work('clean', async (_, { attempt }) => {
    attempts.push(attempt)
    return done()
  })
  await expect.poll(() => attempts, { timeout: 5_000 }).toEqual([1])
})

it('takes the next job when one frees its slot, and as many as there are slots may go on without one', async () => {
  const begun: number[] = []
  const ends: Array<() => void> = []
  await queues.startSearch('p', 4)
  work('train', async ({ trial }, { freeSlot }) => {
    begun.push(trial)
    freeSlot()
    await new Promise<void>((resolve) => { ends.push(resolve) })
    return done()
  }, { concurrency: 1 })
  await expect.poll(() => begun).toEqual([0, 1])
  expect(await jobs('train')).toMatchObject({ active: 2, waiting: 2 })
  ends[1]!()
  await expect.poll(() => begun).toEqual([0, 1, 2])
  expect(await jobs('train')).toMatchObject({ active: 2, waiting: 1, completed: 1 })
  ends[0]!()
  ends[2]!()
  await expect.poll(() => begun).toEqual([0, 1, 2, 3])
  ends[3]!()
  await expect.poll(async () => (await jobs('train')).completed).toBe(4)
})

it('takes no job for which no slot is free', async () => {
  const begun: number[] = []
  await queues.startSearch('p', 3)
  const worker = work('train', async ({ trial }, { signal }) => {
    begun.push(trial)
    await new Promise((resolve) => { signal.addEventListener('abort', resolve) })
    throw signal.reason
  }, { concurrency: 1 })
  await expect.poll(() => begun).toEqual([0])
  expect(await jobs('train')).toMatchObject({ active: 1, waiting: 2 })
  await worker.close()
  expect(begun).toEqual([0])
})

interface Heard { readonly prepared: number[], readonly begun: number[], readonly ends: Array<() => void> }

/** Prepares, takes its slot, and ends when it is told to. */
function workAhead (): Heard & { readonly worker: RunningWorker } {
  const heard: Heard = { prepared: [], begun: [], ends: [] }
  const worker = work('train', async ({ trial }, { attempt, takeSlot }) => {
    expect(attempt).toBe(1)
    heard.prepared.push(trial)
    await takeSlot()
    heard.begun.push(trial)
    await new Promise<void>((resolve) => { heard.ends.push(resolve) })
    return done()
  }, { concurrency: 1, ahead: 1, closeMilliseconds: 200 })
  return { ...heard, worker }
}

it('prepares the next job before there is a slot for it while many wait, and no more than that', async () => {
  await queues.startSearch('p', 7)
  const { prepared, begun, ends } = workAhead()
  for (const [end, heldAhead] of [1, 1, 0, 0, 0, 0, 0].entries()) {
    await expect.poll(() => [begun.length, prepared.length]).toEqual([end + 1, end + 1 + heldAhead])
    expect(await jobs('train')).toMatchObject({ active: 1 + heldAhead, waiting: 6 - end - heldAhead })
    ends[end]!()
  }
  await expect.poll(async () => (await jobs('train')).completed).toBe(7)
  expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6])
})

it('gives back a job that still waits for its slot when it stops', async () => {
  await queues.startSearch('p', 12)
  const stopping = workAhead()
  await expect.poll(() => stopping.prepared).toEqual([0, 1])
  await stopping.worker.close()
  expect(stopping.begun).toEqual([0])
  expect(await jobs('train')).toMatchObject({ active: 1 })
  const next = workAhead()
  await expect.poll(() => next.begun).toEqual([1])
})

it('waits for the rest of a job that freed its slot when it stops', async () => {
  let begun = false
  let end = (): void => {}
  await queues.startPipeline('p')
  const stopping = work('clean', async (_, { freeSlot }) => {
    freeSlot()
    begun = true
    await new Promise<void>((resolve) => { end = resolve })
    return done()
  })
  await expect.poll(() => begun, { timeout: 5_000 }).toBe(true)
  const stopped = stopping.close()
  end()
  await stopped
  expect(await jobs('clean')).toMatchObject({ completed: 1, active: 0 })
})

it('leaves a job that does not end to another worker', async () => {
  await queues.startPipeline('p')
  let started = false
  let release = (): void => {}
  const stuck = work('clean', async () => {
    started = true
    await new Promise<void>((resolve) => { release = resolve })
    return done()
  }, { closeMilliseconds: 200 })
  await expect.poll(() => started, { timeout: 5_000 }).toBe(true)
  const start = performance.now()
  await stuck.close()
  expect(performance.now() - start).toBeLessThan(2_000)
  release()
  expect(await jobs('clean')).toMatchObject({ active: 1, completed: 0 })
})

it('queues a pipeline again only when its job has finished', async () => {
  let runs = 0
  await queues.startPipeline('p')
  await queues.startPipeline('p')
  expect((await jobs('clean')).waiting).toBe(1)
  work('clean', async () => {
    runs++
    return done()
  })
  await expect.poll(async () => (await jobs('clean')).completed, { timeout: 5_000 }).toBe(1)
  await queues.startPipeline('p')
  await expect.poll(() => runs, { timeout: 5_000 }).toBe(2)
})

it('counts jobs, ages and workers', async () => {
  await queues.startSearch('p', 3)
  await new Promise((resolve) => { setTimeout(resolve, 300) })
  const before = (await queues.counts()).find(({ queue }) => queue === 'train')!
  expect(before).toMatchObject({ jobs: { waiting: 3, active: 0 }, workers: [] })
  expect(before.oldestWaitingSeconds).toBeGreaterThan(0.25)
  const metrics = createMetrics('worker-train')
  await work('train', done, { metrics }).ready
  await expect.poll(async () => (await queues.counts()).find(({ queue }) => queue === 'train')).toMatchObject({ jobs: { completed: 3, waiting: 0 }, workers: [{ name: `${hostname()}-${process.pid}`, connectedSeconds: expect.any(Number) }], oldestWaitingSeconds: 0 })
  expect(await metrics.text()).toContain('assay_jobs_total{queue="train",status="completed"} 3')
  expect(jobIds.train({ pipelineId: 'p', trial: 0 })).not.toContain(':')
})
