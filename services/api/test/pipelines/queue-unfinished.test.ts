import { createLog, openQueues } from '@assay/runtime'
import type { Queues } from '@assay/runtime'
import { openMemoryStore, openPipelineStore, openRedis } from '@assay/storage'
import { startRedis } from '@assay/testkit'
import type { PipelineOrder } from '@assay/shared'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { queueUnfinished } from '../../src/pipelines/queue-unfinished.ts'

let server: Awaited<ReturnType<typeof startRedis>>
let queues: Queues
beforeAll(async () => {
  server = await startRedis()
  queues = await openQueues(server.url)
})
afterAll(async () => {
  await queues.close()
  await server.stop()
})

const order = (id: string): PipelineOrder => ({
  id, datasetId: 'd', modelName: 'm', lag: 4, createdAt: '2026-01-01T00:00:00Z', options: { target: 'y', trials: 3, learners: ['logistic'], seed: 1, ignore: [], accept: [] }
})
const waiting = async (): Promise<number> => (await queues.counts()).find(({ queue }) => queue === 'clean')!.jobs.waiting

it('queues what has not ended, at its start and whenever Redis comes back without it', async () => {
  const redis = await openRedis(server.url, { role: 'api' })
  const pipelines = openPipelineStore(redis, openMemoryStore())
  for (const id of ['begun', 'ended', 'orphaned']) await pipelines.create(order(id))
  await queues.startPipeline('begun')
  await pipelines.end('ended', { state: 'cancelled', trials: { total: 3, completed: 0, pruned: 0, failed: 0 }, finishedAt: '2026-01-01T00:00:00Z' })

  const stop = queueUnfinished({ redis, pipelines, queues, log: createLog({ service: 'test', level: 'silent' }) })
  await expect.poll(waiting).toBe(2)

  await redis.flushall()
  expect(await waiting()).toBe(0)
  redis.disconnect(true)
  await expect.poll(waiting, { timeout: 10_000 }).toBe(2)
  stop()
  redis.disconnect()
})
