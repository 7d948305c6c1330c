import { Redis } from 'ioredis'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createLog, createMetrics, openQueues, runWorker, startRedisServer } from '../../src/index.ts'
import { startStandIn } from '../../src/servers/start-redis-server.ts'

let directory: string
beforeAll(async () => { directory = await mkdtemp(join(tmpdir(), 'assay redis-')) })
afterAll(() => rm(directory, { recursive: true, force: true }))

async function withRedis<T> (url: string, ask: (redis: Redis) => Promise<T>): Promise<T> {
  const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null, maxRetriesPerRequest: 0 })
  redis.on('error', () => {})
  try {
    await redis.connect()
    return await ask(redis)
  } finally {
    redis.disconnect()
  }
}

it('keeps what it was told, behind a password, and evicts nothing', async () => {
  const dataDirectory = join(directory, 'kept')
  const first = await startRedisServer({ dataDirectory, persist: true })
  expect(first.isStandIn).toBe(false)
  await withRedis(first.url, (redis) => redis.set('a', '1'))
  await expect(withRedis(first.url.replace(/:[^:@]+@/, ':wrong@'), (redis) => redis.get('a'))).rejects.toBeInstanceOf(Error)
  expect((await stat(join(dataDirectory, 'redis.conf'))).mode & 0o077).toBe(0)
  await first.stop()
  await first.stop()
  const second = await startRedisServer({ dataDirectory, persist: true })
  expect(await withRedis(second.url, (redis) => redis.get('a'))).toBe('1')
  expect(await withRedis(second.url, (redis) => redis.config('GET', 'maxmemory-policy'))).toEqual(['maxmemory-policy', 'noeviction'])
  await second.stop()
})

it('is there again after it was killed, with what it was told', async () => {
  const dataDirectory = join(directory, 'killed')
  const server = await startRedisServer({ dataDirectory, persist: true })
  const processId = async (): Promise<number> => Number(/process_id:(\d+)/.exec(await withRedis(server.url, (redis) => redis.info('server')))![1])
  await withRedis(server.url, (redis) => redis.set('a', '1'))
  const killed = await processId()
  process.kill(killed, 'SIGKILL')
  await expect.poll(() => processId().catch(() => killed), { timeout: 10_000 }).not.toBe(killed)
  expect(await withRedis(server.url, (redis) => redis.get('a'))).toBe('1')
  await server.stop()
  await expect(processId()).rejects.toBeInstanceOf(Error)
})

it('refuses a folder that another Redis uses', async () => {
  const dataDirectory = join(directory, 'shared')
  const first = await startRedisServer({ dataDirectory, persist: true })
  await expect(startRedisServer({ dataDirectory, persist: true })).rejects.toMatchObject({ code: 'CONFIG_INVALID', message: expect.stringContaining(dataDirectory) })
  expect(await withRedis(first.url, (redis) => redis.ping())).toBe('PONG')
  await first.stop()
})

it('dies with its owner, however that dies', async () => {
  const owner = fork(new URL('./redis-owner.ts', import.meta.url), [join(directory, 'owned')], { execArgv: [] })
  const [url] = await once(owner, 'message') as [string]
  expect(await withRedis(url, (redis) => redis.ping())).toBe('PONG')
  owner.kill('SIGKILL')
  await expect.poll(() => withRedis(url, (redis) => redis.ping()).catch((error: Error) => error.message), { timeout: 5_000 }).toMatch(/ECONNREFUSED|closed/)
})

it('has a stand-in that a search runs on', async () => {
  const { url, from, stop } = await startStandIn(directory)
  expect(from).toContain('STAND-IN')
  const queues = await openQueues(url)
  const plan = { redisUrl: url, concurrency: 2, onDead: async () => {}, log: createLog({ service: 'test', level: 'silent' }), metrics: createMetrics('worker') }
  let trials = 0
  let evaluated = 0
  await queues.startSearch('p', 10)
  const train = runWorker({ ...plan, queue: 'train', handler: async () => {
    trials++
    return { end: 'done' }
  } })
  const evaluate = runWorker({ ...plan, queue: 'evaluate', handler: async () => {
    evaluated = trials
    return { end: 'done' }
  } })
  await expect.poll(() => evaluated, { timeout: 20_000 }).toBe(10)
  await queues.counts()
  await Promise.all([train.close(), evaluate.close()])
  await queues.close()
  await stop()
})
