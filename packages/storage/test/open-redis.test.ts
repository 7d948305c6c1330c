import { startRedis, type TestServer } from '@assay/testkit'
import { Redis } from 'ioredis'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openRedis, openTrialStore } from '../src/index.ts'

let server: TestServer
beforeAll(async () => { server = await startRedis() })
afterAll(async () => { await server?.stop() })

it('refuses a Redis that evicts', async () => {
  const admin = new Redis(server.url)
  await admin.config('SET', 'maxmemory-policy', 'allkeys-lru')
  await expect(openRedis(server.url, { role: 'worker' })).rejects.toMatchObject({ code: 'CONFIG_INVALID', message: expect.stringContaining('noeviction') })
  await admin.config('SET', 'maxmemory-policy', 'noeviction')
  admin.disconnect()
})

it('warns when CONFIG is forbidden', async () => {
  const admin = new Redis(server.url)
  await admin.acl('SETUSER', 'guest', 'on', '>secret', '~*', '&*', '+@all', '-config')
  const warnings: string[] = []
  const redis = await openRedis(server.url.replace('redis://', 'redis://guest:secret@'), { role: 'api', warn: (message) => warnings.push(message) })
  expect(warnings).toEqual([expect.stringContaining('noeviction')])
  redis.disconnect()
  admin.disconnect()
})

it('says QUEUE_UNREACHABLE soon when Redis is gone', async () => {
  const own = await startRedis()
  const redis = await openRedis(own.url, { role: 'api' })
  const trials = openTrialStore(redis)
  await own.stop()
  const start = performance.now()
  await expect(trials.proposals('p')).rejects.toMatchObject({ code: 'QUEUE_UNREACHABLE' })
  expect(performance.now() - start).toBeLessThan(5_000)
  redis.disconnect()
  await expect(openRedis(own.url, { role: 'api' })).rejects.toMatchObject({ code: 'QUEUE_UNREACHABLE', message: expect.stringContaining('ECONNREFUSED') })
})
