import { redisKeys } from '@assay/shared'
import { startRedis, type TestServer } from '@assay/testkit'
import type { Redis } from 'ioredis'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openAnswerCounts, openRedis, type AnswerCounts } from '../src/index.ts'

let server: TestServer
let redis: Redis
let time = new Date('2030-01-01T12:00:00.000Z')
/** Two processes. */
let one: AnswerCounts
let other: AnswerCounts
beforeAll(async () => {
  server = await startRedis()
  redis = await openRedis(server.url, { role: 'api' })
  one = openAnswerCounts(redis, () => time)
  other = openAnswerCounts(redis, () => time)
})
afterAll(async () => {
  redis?.disconnect()
  await server?.stop()
})

it('adds up the rows of processes, by version, and knows since when', async () => {
  const version = { model: 'staff:1', version: 1 }
  expect(await one.rows(version)).toBeNull()
  await one.addRows(version, { rows: 3, bins: [[1, 0, 2], [], [3, 0]] })
  time = new Date('2030-01-01T12:00:01.000Z')
  await Promise.all(Array.from({ length: 20 }, () => other.addRows(version, { rows: 1, bins: [[0, 1, 0], [], [0, 1]] })))
  await other.addRows({ ...version, version: 2 }, { rows: 1, bins: [[1, 1, 1]] })
  expect(await one.rows(version)).toEqual({ rows: 23, since: '2030-01-01T12:00:00.000Z', bins: [[1, 20, 2], [], [3, 20]] })
})

it('shows seven days, and keeps no more than eight', async () => {
  const version = { model: 'weekly', version: 1 }
  for (const day of ['2030-02-01', '2030-02-02', '2030-02-08']) {
    time = new Date(`${day}T23:00:00.000Z`)
    await one.addRows(version, { rows: 1, bins: [[1]] })
  }
  expect(await one.rows(version)).toEqual({ rows: 2, since: '2030-02-02T23:00:00.000Z', bins: [[2]] })
  expect(await redis.ttl(redisKeys.rowCounts('weekly', 1, '2030-02-08'))).toBeGreaterThan(7 * 86_400)
})

it('adds up what a shadow said, to the last bit, and begins anew with another one', async () => {
  const shadow = { model: 'staff', version: 2, since: '2030-01-01T12:00:00.000Z' }
  const sums = { champion: 1, rows: 10, failed: 1, labels: 9, agreed: 8, difference: 0.1 + 0.2, largest: 1 / 3 }
  expect(await one.comparison(shadow)).toBeNull()
  await one.addComparison(shadow, sums)
  expect(await other.comparison(shadow)).toEqual(sums)
  await other.addComparison(shadow, { ...sums, champion: 3, difference: -1e-17, largest: 0.1 })
  expect(await one.comparison(shadow)).toEqual({ champion: 3, rows: 20, failed: 2, labels: 18, agreed: 16, difference: 0.1 + 0.2 - 1e-17, largest: 1 / 3 })
  expect(await one.comparison({ ...shadow, since: '2030-01-02T12:00:00.000Z' })).toBeNull()
})
