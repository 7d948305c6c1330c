import { objectKeys } from '@assay/shared'
import { exampleCard, startRedis, type TestServer } from '@assay/testkit'
import type { Redis } from 'ioredis'
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openMemoryStore, openModelRegistry, openRedis, subscribeChanges, type ModelRegistry, type ObjectStore, type VersionDraft } from '../src/index.ts'

let server: TestServer
let redis: Redis
let objects: ObjectStore
let registry: ModelRegistry
let time = 0
beforeAll(async () => {
  server = await startRedis()
  redis = await openRedis(server.url, { role: 'worker' })
  objects = openMemoryStore()
  registry = openModelRegistry(redis, objects, () => new Date(++time * 1_000))
})
afterAll(async () => {
  redis?.disconnect()
  await server?.stop()
})

function draft (pipelineId: string): VersionDraft {
  const artifact = new TextEncoder().encode(`the artifact of ${pipelineId}`)
  return {
    pipelineId, trial: 3, learner: 'boosting', scores: { crossValidated: 0.8, test: 0.79 }, artifact,
    sha256: createHash('sha256').update(artifact).digest('hex'), card: exampleCard, cardMarkdown: '# Card'
  }
}

it('numbers versions 1, 2, 3 … and a pipeline once, however many register at once', async () => {
  const pipelines = ['p1', 'p2', 'p3', 'p4']
  const versions = await Promise.all([...pipelines, ...pipelines].map((id) => registry.register('churn', draft(id))))
  expect(versions.slice(0, 4).map(({ version }) => version).sort()).toEqual([1, 2, 3, 4])
  expect(versions.slice(4)).toEqual(versions.slice(0, 4))
  const { versions: standing, champion } = await registry.read('churn')
  expect(standing.map(({ version }) => version)).toEqual([1, 2, 3, 4])
  expect(champion).toBeUndefined()
  expect(standing[0]).not.toHaveProperty('card')
})

it('takes the number of a version that was never finished', async () => {
  await objects.put(objectKeys.artifact('torn', 1), Uint8Array.of(1))
  await expect(registry.read('torn')).rejects.toMatchObject({ code: 'MODEL_NOT_FOUND' })
  expect((await registry.register('torn', draft('p'))).version).toBe(1)
  expect(new TextDecoder().decode(await registry.artifact('torn', 1))).toBe('the artifact of p')
  expect(await registry.card('torn', 1)).toMatchObject({ version: 1, pipelineId: 'p', card: exampleCard })
})

it('moves the champion only from the expected one, and announces it', async () => {
  const heard: string[] = []
  const stop = await subscribeChanges(redis, ['assay:changed:champions'], (_, name) => heard.push(name))
  await registry.register('moved', draft('a'))
  await registry.register('moved', draft('b'))
  expect(await registry.champion('moved')).toBeNull()
  await expect(registry.promote('moved', 1, 'no', 2)).rejects.toMatchObject({ code: 'CONFLICT' })
  const attempts = await Promise.allSettled([registry.promote('moved', 1, 'first', null), registry.promote('moved', 2, 'first', null)])
  expect(attempts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const { version } = (await registry.champion('moved'))!
  const other = 3 - version
  expect(await registry.promote('moved', version, 'again', null)).toMatchObject({ reason: 'first' })
  expect(await registry.promote('moved', other, 'better', version)).toMatchObject({ version: other, reason: 'better', history: [{ version, reason: 'first' }] })
  expect(await registry.promote('moved', version, 'rollback')).toMatchObject({ history: [{ version: other }, { version }] })
  await expect(registry.promote('moved', 9, 'no')).rejects.toMatchObject({ code: 'VERSION_NOT_FOUND' })
  await expect.poll(() => heard).toEqual(['moved', 'moved', 'moved'])
  await stop()
})

it('knows everything after Redis was lost, and the champion promoted last', async () => {
  await registry.register('été, "Zürich" / 2026', draft('x'))
  await registry.promote('été, "Zürich" / 2026', 1, 'only one')
  await redis.flushall()
  expect((await registry.latestChampion())?.name).toBe('été, "Zürich" / 2026')
  expect(await registry.names()).toEqual(['churn', 'moved', 'torn', 'été, "Zürich" / 2026'])
  expect((await registry.register('churn', draft('p5'))).version).toBe(5)
  await registry.remove('été, "Zürich" / 2026')
  expect(await registry.names()).toEqual(['churn', 'moved', 'torn'])
})

it('never gives bytes other than the registered ones', async () => {
  await objects.put(objectKeys.artifact('churn', 2), Uint8Array.of(1, 2, 3))
  await expect(registry.artifact('churn', 2)).rejects.toMatchObject({ code: 'OBJECT_DAMAGED' })
  await expect(registry.register('churn', { ...draft('bad'), sha256: '00' })).rejects.toMatchObject({ code: 'INTERNAL' })
})

it('has no model of an impossible name', async () => {
  for (const name of ['', '..', '\ud800', 'x'.repeat(300), 'nobody']) await expect(registry.read(name)).rejects.toMatchObject({ code: 'MODEL_NOT_FOUND' })
  await expect(registry.card('churn', 1.5)).rejects.toMatchObject({ code: 'VERSION_NOT_FOUND' })
})
