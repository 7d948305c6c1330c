import { redisKeys, type Proposal } from '@assay/shared'
import { startRedis, type TestServer } from '@assay/testkit'
import type { Redis } from 'ioredis'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openRedis, openTrialStore, subscribeChanges, type TrialEnding, type TrialStore } from '../src/index.ts'

let server: TestServer
let redis: Redis
let trials: TrialStore
beforeAll(async () => {
  server = await startRedis()
  redis = await openRedis(server.url, { role: 'worker' })
  trials = openTrialStore(redis)
})
afterAll(async () => {
  redis?.disconnect()
  await server?.stop()
})

const proposal = (depth: number): Proposal => ({ learner: 'forest', params: { depth } })
const completed = (score: number, worker = 'w'): TrialEnding =>
  ({ outcome: { state: 'completed', score, scoreInterval: { low: score - 0.1, high: score + 0.1 }, folds: [score] }, seconds: 2, worker })

it('lets the first of many proposals stand', async () => {
  const standing = await Promise.all(Array.from({ length: 30 }, (_, depth) => trials.propose('p1', 7, proposal(depth))))
  expect(new Set(standing.map((one) => JSON.stringify(one))).size).toBe(1)
  expect((await trials.proposals('p1')).get(7)).toEqual(standing[0])
})

it('commits an outcome once, whoever is first, and announces it', async () => {
  const heard: string[] = []
  const stop = await subscribeChanges(redis, [redisKeys.pipelineChannel], (_, message) => heard.push(message))
  await trials.propose('p2', 0, proposal(3))
  await trials.begin('p2', 0, 'w1')
  const counts = await Promise.all(Array.from({ length: 20 }, (_, index) => trials.commit('p2', 0, completed(index, `w${index}`))))
  expect(counts.filter(Boolean)).toHaveLength(1)
  const winner = counts.indexOf(true)
  const [first] = await trials.list('p2', 2)
  expect(first).toEqual({ number: 0, ...proposal(3), ...completed(winner).outcome, seconds: 2, worker: `w${winner}` })
  await expect.poll(() => heard).toEqual(['p2', 'p2'])
  await stop()
})

it('commits an outcome with its proposal, where none stands', async () => {
  await trials.commit('p4', 0, completed(0.5), proposal(1))
  await trials.propose('p4', 1, proposal(2))
  await trials.commit('p4', 1, completed(0.5), proposal(3))
  await trials.commit('p4', 1, completed(0.5), proposal(4))
  expect([...await trials.proposals('p4')]).toEqual([[0, proposal(1)], [1, proposal(2)]])
})

it('tells finished trials by number, and what is known of the others', async () => {
  for (const number of [10, 9, 2]) await trials.propose('p3', number, proposal(number))
  await trials.begin('p3', 2, 'here')
  await trials.commit('p3', 10, { outcome: { state: 'failed', error: { code: 'FIT_DIVERGED', detail: 'no' } }, seconds: 1, worker: 'w' })
  await trials.commit('p3', 9, { outcome: { state: 'pruned', score: 0.4, folds: [0.4] }, seconds: 1, worker: 'w' })
  // Died before it proposed: counted and shown, but no sampler can learn from it.
  await trials.commit('p3', 1, { outcome: { state: 'failed', error: { code: 'TRIAL_DIED', detail: 'gone' } }, seconds: 0, worker: 'w' })
  expect((await trials.history('p3')).finished.map(({ number, learner, outcome }) => [number, learner, outcome.state])).toEqual([[9, 'forest', 'pruned'], [10, 'forest', 'failed']])
  expect((await trials.list('p3', 12)).map(({ state }) => state)).toEqual(['queued', 'failed', 'running', ...Array(6).fill('queued'), 'pruned', 'failed', 'queued'])
  expect(await trials.ended('p3')).toBe(3)
  expect(await trials.counts('p3', 12)).toEqual({ total: 12, completed: 0, pruned: 1, failed: 2 })
  await trials.remove('p3')
  expect(await redis.keys('*p3*')).toEqual([])
})
