import { openingTrials, spaceFor } from '@assay/search'
import { objectKeys, redisKeys } from '@assay/shared'
import { openMemoryStore, openPipelineStore, openRedis, openTrialStore, writeDocument } from '@assay/storage'
import { startRedis } from '@assay/testkit'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createRunTrial } from '../src/run-trial.ts'
import type { JobEnd, Log } from '@assay/runtime'
import type { Prepared } from '@assay/model'
import type { PipelineOrder } from '@assay/shared'
import type { ObjectStore, PipelineStore, TrialStore } from '@assay/storage'
import type { FitResponse } from '../src/fit-request.ts'
import type { TrialRequest } from '../src/trainer.ts'

const prepared: Prepared = {
  problem: { target: 'y', kind: 'binary', metric: 'rocAuc', classes: ['0', '1'] }, recipe: { inputs: [], outputs: [] }, fields: [], rules: [],
  planHash: 'p', tableHash: 't', rows: { file: 100, training: 80, test: 20 }, validation: { folds: 5, repeats: 1, ordered: false }, leakWarnings: []
}
const silent: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {}, child: () => silent }
const completed: FitResponse = {
  state: 'completed', score: 0.8, scoreInterval: { low: 0.7, high: 0.9 }, folds: [0.75, 0.85], outOfFold: { predictions: Float64Array.of(0.2, 0.8), used: [{}, {}] }
}

let server: Awaited<ReturnType<typeof startRedis>>
let redis: Awaited<ReturnType<typeof openRedis>>
let pipelines: PipelineStore
let trials: TrialStore
let objects: ObjectStore
let order: PipelineOrder
let fitted: number[]
let requests: TrialRequest[]
let reported: number[]
let dropped: readonly [from: number, to: number] | undefined
let time: number
let pipelineNumber = 0

beforeAll(async () => {
  server = await startRedis()
  redis = await openRedis(server.url, { role: 'worker' })
})

afterAll(async () => {
  redis.disconnect()
  await server.stop()
})

beforeEach(async () => {
  objects = openMemoryStore()
  pipelines = openPipelineStore(redis, objects)
  trials = openTrialStore(redis)
  order = {
    id: `p${++pipelineNumber}`, datasetId: 'd', modelName: 'm', lag: 4, createdAt: '2026-01-01T00:00:00Z',
    options: { target: 'y', trials: 12, learners: ['logistic', 'boosting'], seed: 1, ignore: [], accept: [] }
  }
  fitted = []
  requests = []
  reported = []
  dropped = undefined
  time = Date.parse('2026-01-01T00:00:00Z')
})

async function open (options: Partial<PipelineOrder['options']> = {}): Promise<void> {
  order = { ...order, options: { ...order.options, ...options } }
  await pipelines.create(order)
  await writeDocument(objects, objectKeys.prepared(order.id), prepared)
  await pipelines.advance(order.id, 'train', 0)
}

interface Slot { readonly takeSlot?: () => Promise<void>, readonly freeSlot?: () => void }

/** A worker; each has seen nothing yet. */
function openWorker (train: () => Promise<FitResponse | 'cancelled'> = async () => completed): (trial: number, slot?: Slot) => Promise<JobEnd> {
  const handler = createRunTrial({
    pipelines, trials, objects, worker: 'w', now: () => time,
    trainer: {
      train: async (request) => {
        fitted.push(request.trial)
        requests.push(request)
        return train()
      },
      close: async () => {}
    },
    queues: { dropTrials: async (_, from, to) => { dropped = [from, to] } },
    reportTrial: async (ended) => { reported.push(ended.trial) }
  })
  return (trial, { takeSlot = async () => {}, freeSlot = () => {} } = {}) =>
    handler({ pipelineId: order.id, trial }, { jobId: 'j', attempt: 1, signal: new AbortController().signal, log: silent, takeSlot, freeSlot })
}

const run = (trial: number, answer: FitResponse | 'cancelled' = completed): Promise<JobEnd> => openWorker(async () => answer)(trial)

describe('a trial', () => {
  it('is fitted, kept, committed and reported', async () => {
    await open()
    expect(await run(0)).toEqual({ end: 'done' })
    expect((await trials.history(order.id)).finished).toMatchObject([{ number: 0, learner: 'baseline', outcome: { state: 'completed', score: 0.8 } }])
    expect(await objects.size(objectKeys.outOfFold(order.id, 0))).toBeGreaterThan(0)
    expect(reported).toEqual([0])
  })

  it('is run once, however often its job comes, and told each time: who ran it may have died before it did', async () => {
    await open()
    await run(0)
    await run(0)
    expect(fitted).toEqual([0])
    expect(reported).toEqual([0, 0])
  })

  it('commits one outcome when two workers run it at once, and one of them reports', async () => {
    await open()
    await Promise.all([run(0), run(0)])
    expect(fitted).toEqual([0, 0])
    expect(reported).toEqual([0])
  })

  it('waits for the trials it learns from', async () => {
    await open()
    for (const trial of [0, 1, 2]) await run(trial)
    // With a lag of 4, trial 7 learns from trials 0 to 3, trial 6 from 0 to 2.
    expect(await run(7)).toEqual({ end: 'later', milliseconds: expect.any(Number) })
    expect(await run(6)).toEqual({ end: 'done' })
    await run(3)
    expect(await run(7)).toEqual({ end: 'done' })
    expect(fitted).toEqual([0, 1, 2, 6, 3, 7])
  })

  it('trains again what was proposed the first time', async () => {
    await open()
    await trials.propose(order.id, 0, { learner: 'logistic', params: { l2: 42 } })
    await run(0)
    expect((await trials.history(order.id)).finished).toMatchObject([{ learner: 'logistic', params: { l2: 42 } }])
  })

  it('frees its slot when it is fitted, before it is stored', async () => {
    await open()
    let storedBefore: number | null = NaN
    const looked = new Promise<void>((resolve) => {
      void openWorker()(0, { freeSlot: () => { resolve(objects.size(objectKeys.outOfFold(order.id, 0)).then((bytes) => { storedBefore = bytes })) } })
    })
    await looked
    expect(storedBefore).toBeNull()
    await expect.poll(() => reported).toEqual([0])
  })

  it('takes its slot once it is planned; until then it does not run', async () => {
    await open()
    await openWorker()(0, {
      takeSlot: async () => {
        expect((await trials.proposals(order.id)).get(0)).toMatchObject({ learner: 'baseline' })
        expect(await trials.list(order.id, 1)).toMatchObject([{ state: 'queued' }])
        expect(fitted).toEqual([])
      }
    })
    expect(fitted).toEqual([0])
  })

  it('takes no slot when there is nothing to fit yet, or no more', async () => {
    await open()
    const takeSlot = async (): Promise<void> => { throw new Error('takes a slot') }
    expect(await openWorker()(7, { takeSlot })).toEqual({ end: 'later', milliseconds: expect.any(Number) })
    await run(0)
    expect(await openWorker()(0, { takeSlot })).toEqual({ end: 'done' })
    await pipelines.cancel(order.id)
    expect(await openWorker()(1, { takeSlot })).toEqual({ end: 'done' })
  })

  it('is fitted once although it cannot be told that it begins', async () => {
    await open()
    trials = { ...trials, begin: async () => { throw new Error('no') } }
    expect(await run(0)).toEqual({ end: 'done' })
    expect(fitted).toEqual([0])
    expect(reported).toEqual([0])
  })

  it('is learnt from also when Redis lost its proposal meanwhile', async () => {
    await open()
    const worker = openWorker(async () => {
      await redis.del(redisKeys.proposals(order.id))
      return completed
    })
    await worker(0)
    expect((await trials.history(order.id)).finished).toMatchObject([{ number: 0, learner: 'baseline' }])
  })

  it('that fails is an outcome: the pipeline goes on', async () => {
    await open()
    expect(await run(0, { state: 'failed', error: { code: 'FIT_DIVERGED', detail: 'no' } })).toEqual({ end: 'done' })
    expect(await trials.counts(order.id, 12)).toMatchObject({ failed: 1, completed: 0 })
    expect(reported).toEqual([0])
  })

  it('of a cancelled pipeline is not run, and leaves no outcome when it was cancelled on the way', async () => {
    await open()
    await run(0, 'cancelled')
    expect(await trials.list(order.id, 1)).toMatchObject([{ state: 'queued' }])
    await pipelines.cancel(order.id)
    await run(1)
    expect(fitted).toEqual([0])
    expect((await trials.history(order.id)).finished).toEqual([])
  })

  it('beyond the wall limit is not run; the cut is a trial number that all keep to', async () => {
    await open({ seconds: 60 })
    await run(0)
    time = Date.now() + 61_000
    await run(4)
    expect(fitted).toEqual([0])
    expect((await pipelines.read(order.id)).live.searchCut).toEqual({ trials: 4, reason: 'its 60 s had passed after 4 of 12 trials', cause: { kind: 'seconds', seconds: 60 } })
    expect(dropped).toEqual([4, 12])
    // An earlier one that comes late is still in the budget that was written down.
    await run(1)
    expect(fitted).toEqual([0, 1])
    await run(5)
    expect(fitted).toEqual([0, 1])
  })

  it('is beyond the wall limit also when that passes while it waits for its slot', async () => {
    await open({ seconds: 60 })
    await run(0)
    await openWorker()(4, { takeSlot: async () => { time = Date.now() + 61_000 } })
    expect(fitted).toEqual([0])
    expect(dropped).toEqual([4, 12])
  })

  it('beyond a cut that stands empties the queue, as the one that wrote it may have died before it did', async () => {
    await open()
    await pipelines.cutSearch(order.id, { trials: 4, reason: 'time' })
    await run(3)
    expect(dropped).toBeUndefined()
    await run(6)
    expect(dropped).toEqual([4, 12])
    expect(fitted).toEqual([3])
  })

  it('runs when it is among those that stand on every board, however late it is', async () => {
    await open({ seconds: 60 })
    time = Date.now() + 61_000
    for (const trial of [0, 1, 2]) await run(trial)
    expect(fitted).toEqual([0, 1])
  })

  it('is not run when no more than noise is to be gained, where that was asked for; whoever comes first writes the same cut', async () => {
    const asked = { trials: 60, learners: ['logistic'], earlyEnd: true } as const
    await open(asked)
    for (let trial = 0; trial < 60; trial++) await run(trial)
    const { searchCut } = (await pipelines.read(order.id)).live
    expect(fitted).toEqual(Array.from({ length: searchCut!.trials }, (_, trial) => trial))
    const openings = openingTrials(spaceFor({ problem: prepared.problem, rows: prepared.rows.training, columns: 0, learners: asked.learners })).length
    expect(searchCut!.trials).toBe(openings + 12 + order.lag - 1)
    expect(searchCut!.reason).toContain(`${searchCut!.trials} of 60 trials`)

    const before = searchCut
    order = { ...order, id: `${order.id}again` }
    await open(asked)
    for (let trial = 0; trial < before!.trials; trial++) await run(trial)
    // A later trial looks first.
    await run(before!.trials + 2)
    expect((await pipelines.read(order.id)).live.searchCut).toEqual(before)
  })
})
