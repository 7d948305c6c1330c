import { startRedis, type TestServer } from '@assay/testkit'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { createLog, createMetrics, openQueues, runWorker, type Queues, type RunningWorker } from '../../src/index.ts'

const lag = 8
const slots = 2
/** Trials by which one search may be ahead of another: what it may run while the other waits for a trial that it learns from. */
const leeway = 2 * lag

let server: TestServer
let queues: Queues
let worker: RunningWorker
/** Pipelines, in the order in which their trials ended. */
let ended: string[]
beforeAll(async () => { server = await startRedis() })
afterAll(async () => { await server?.stop() })
beforeEach(async () => {
  queues = await openQueues(server.url)
  for (const queue of queues.raw) await queue.obliterate({ force: true })
  ended = []
})
afterEach(async () => {
  await worker.close()
  await queues.close()
})

/** Trials learn from those that are so far before them; every second one takes a moment longer. */
function work (): void {
  const numbers = new Map<string, Set<number>>()
  worker = runWorker({
    queue: 'train', redisUrl: server.url, concurrency: slots, ahead: 1, onDead: async () => {}, log: createLog({ service: 'test', level: 'silent' }), metrics: createMetrics('worker-train'),
    async handler ({ pipelineId, trial }, { takeSlot }) {
      const done = numbers.get(pipelineId) ?? new Set()
      numbers.set(pipelineId, done)
      if (Array.from({ length: Math.max(0, trial - lag + 1) }, (_, earlier) => earlier).some((earlier) => !done.has(earlier))) return { end: 'later', milliseconds: 20 }
      await takeSlot()
      await new Promise((resolve) => { setTimeout(resolve, trial % 2 === 0 ? 2 : 12) })
      done.add(trial)
      ended.push(pipelineId)
      return { end: 'done' }
    }
  })
}

const countOf = (pipeline: string, within: readonly string[]): number => within.filter((one) => one === pipeline).length

it('lets searches that began together progress together', async () => {
  for (const pipeline of ['a', 'b', 'c']) await queues.startSearch(pipeline, 30)
  work()
  await expect.poll(() => ended.length, { timeout: 20_000 }).toBe(90)
  for (let end = 1; end <= 90; end++) {
    const counts = ['a', 'b', 'c'].map((pipeline) => countOf(pipeline, ended.slice(0, end)))
    expect(Math.max(...counts) - Math.min(...counts), `after ${end} trials`).toBeLessThanOrEqual(leeway)
  }
})

it('lets a search that begins later neither wait for the earlier ones to end nor overtake them', async () => {
  await queues.startSearch('early', 100)
  work()
  await expect.poll(() => ended.length, { timeout: 20_000 }).toBeGreaterThanOrEqual(20)
  const before = ended.length
  await queues.startSearch('late', 30)
  await expect.poll(() => ended.length, { timeout: 20_000 }).toBe(130)
  const together = ended.slice(before, ended.lastIndexOf('late'))
  expect(countOf('early', together)).toBeGreaterThanOrEqual(30 - leeway)
  expect(ended.at(-1)).toBe('early')
})
