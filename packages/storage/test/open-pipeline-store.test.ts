import type { PipelineOrder, PipelineOutcome } from '@assay/shared'
import { startRedis, type TestServer } from '@assay/testkit'
import type { Redis } from 'ioredis'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openMemoryStore, openPipelineStore, openRedis, type ObjectStore, type PipelineStore } from '../src/index.ts'

let server: TestServer
let redis: Redis
let objects: ObjectStore
let pipelines: PipelineStore
let now = 0
beforeAll(async () => {
  server = await startRedis()
  redis = await openRedis(server.url, { role: 'worker' })
  objects = openMemoryStore()
  pipelines = openPipelineStore(redis, objects, () => new Date(now))
})
afterAll(async () => {
  redis?.disconnect()
  await server?.stop()
})

const order = (id: string, createdAt = '2026-01-01T00:00:00Z'): PipelineOrder => ({
  id, datasetId: 'd', modelName: 'm', lag: 4, createdAt, options: { target: 't', trials: 3, learners: ['forest'], seed: 1, ignore: [], accept: [] }
})
const outcome = (state: PipelineOutcome['state']): PipelineOutcome => ({ state, trials: { total: 3, completed: 3, pruned: 0, failed: 0 }, finishedAt: '2026-01-01T01:00:00Z' })

it('creates once', async () => {
  expect((await Promise.all(Array.from({ length: 8 }, () => pipelines.create(order('one'))))).filter(Boolean)).toHaveLength(1)
  expect(await pipelines.read('one')).toEqual({ order: order('one'), live: { state: 'queued', stage: 'clean', stageProgress: 0, cancelled: false } })
  for (const id of ['none', '../one', '']) await expect(pipelines.read(id)).rejects.toMatchObject({ code: 'PIPELINE_NOT_FOUND' })
})

it('advances, never back', async () => {
  await pipelines.create(order('two'))
  now = 1_000
  await pipelines.advance('two', 'clean', 0)
  now = 2_000
  await pipelines.advance('two', 'train', 0.5)
  await pipelines.advance('two', 'train', 0.25)
  await pipelines.advance('two', 'clean', 1)
  expect((await pipelines.read('two')).live).toEqual({
    state: 'running', stage: 'train', stageProgress: 0.5, cancelled: false, startedAt: '1970-01-01T00:00:01.000Z', searchStartedAt: '1970-01-01T00:00:02.000Z'
  })
  const cut = { trials: 9, reason: 'time is up' }
  expect(await pipelines.isUnwanted('two', 9)).toBe(false)
  expect(await Promise.all([pipelines.cutSearch('two', cut), pipelines.cutSearch('two', { trials: 5, reason: 'later' })])).toEqual([cut, cut])
  expect((await pipelines.read('two')).live.searchCut).toEqual(cut)
  expect(await Promise.all([8, 9].map((trial) => pipelines.isUnwanted('two', trial)))).toEqual([false, true])
})

it('ends once and stays as it ended, also without Redis', async () => {
  await pipelines.create(order('three'))
  expect(await pipelines.cancel('three')).toBe(true)
  expect(await pipelines.isCancelled('three')).toBe(true)
  expect(await pipelines.isUnwanted('three', 0)).toBe(true)
  expect(await pipelines.end('three', outcome('cancelled'))).toBe(true)
  expect(await pipelines.end('three', outcome('failed'))).toBe(false)
  expect(await pipelines.cancel('three')).toBe(false)
  await pipelines.advance('three', 'evaluate', 1)
  expect((await pipelines.read('three')).live).toMatchObject({ state: 'cancelled', stageProgress: 1 })
  await redis.flushall()
  expect(await pipelines.read('three')).toMatchObject({ outcome: outcome('cancelled'), live: { state: 'cancelled', cancelled: true } })
})

it('lists newest first, the unfinished oldest first, and forgets the removed', async () => {
  await pipelines.create(order('later', '2026-02-02T00:00:00Z'))
  await pipelines.create(order('last', '2026-03-03T00:00:00Z'))
  expect((await pipelines.list()).slice(0, 2)).toEqual(['last', 'later'])
  await pipelines.end('last', outcome('succeeded'))
  const unfinished = await pipelines.unfinished()
  expect(unfinished.at(-1)).toBe('later')
  expect(unfinished).not.toContain('three')
  await pipelines.remove('later')
  await expect(pipelines.read('later')).rejects.toMatchObject({ code: 'PIPELINE_NOT_FOUND' })
  expect(await objects.list('pipelines/later/')).toEqual([])
})
