import { afterEach, expect, it } from 'vitest'
import { openThreadPool, type ThreadPool, type ThreadPoolPlan } from '../../src/index.ts'
import type { Question } from './answering-thread.ts'

const pools: Array<ThreadPool<Question, number>> = []
function open (plan: Partial<ThreadPoolPlan> = {}): ThreadPool<Question, number> {
  const pool = openThreadPool<Question, number>({ script: new URL('./answering-thread.ts', import.meta.url), threads: 2, name: 'test', heapMegabytes: 48, ...plan })
  pools.push(pool)
  return pool
}
afterEach(() => Promise.all(pools.splice(0).map((pool) => pool.close())))

it('answers each request, more than there are threads', async () => {
  const pool = open()
  const answers = await Promise.all(Array.from({ length: 50 }, (_, value) => pool.run({ ask: 'double', value })))
  expect(answers).toEqual(Array.from({ length: 50 }, (_, value) => value * 2))
  expect(new Set(await Promise.all([pool.run({ ask: 'who' }), pool.run({ ask: 'who' })])).size).toBe(2)
})

it('hands memory over without a copy', async () => {
  const bytes = new Uint8Array(1_000)
  expect(await open().run({ ask: 'length', bytes }, { transfer: [bytes.buffer] })).toBe(1_000)
  expect(bytes.length).toBe(0)
})

it('passes errors on with their code, and goes on', async () => {
  const pool = open({ threads: 1 })
  await expect(pool.run({ ask: 'fail' })).rejects.toMatchObject({ code: 'FIT_DIVERGED', message: 'the loss is not a number' })
  expect(await pool.run({ ask: 'double', value: 4 })).toBe(8)
})

it('replaces a thread that exits or runs out of heap', async () => {
  const pool = open({ threads: 1 })
  const [exited, filled, doubled] = await Promise.allSettled([pool.run({ ask: 'exit' }), pool.run({ ask: 'fill' }), pool.run({ ask: 'double', value: 4 })])
  expect(exited).toMatchObject({ reason: { code: 'THREAD_DIED' } })
  expect(filled).toMatchObject({ reason: { code: 'THREAD_DIED', message: expect.stringContaining('48 MB') } })
  expect(doubled).toEqual({ status: 'fulfilled', value: 8 })
})

it('stops a running request through the shared flag, and a waiting one at once', async () => {
  const pool = open({ threads: 1 })
  const stop = new AbortController()
  const running = pool.run({ ask: 'wait' }, { signal: stop.signal, onMessage: (message) => { if (message === 'waiting') stop.abort() } })
  const waiting = pool.run({ ask: 'wait' }, { signal: stop.signal })
  const ends = await Promise.allSettled([running, waiting])
  expect(ends).toMatchObject([{ reason: { code: 'CANCELLED', message: 'the flag was seen' } }, { reason: { code: 'CANCELLED', message: 'test was asked to stop' } }])
  await expect(pool.run({ ask: 'wait' }, { signal: stop.signal })).rejects.toMatchObject({ code: 'CANCELLED' })
  expect(await pool.run({ ask: 'double', value: 4 })).toBe(8)
})

it.each(['ignore', 'ignoreInLibrary'] as const)('ends a thread that does not heed the flag: %s', async (ask) => {
  const pool = open({ threads: 1 })
  const stop = new AbortController()
  const running = pool.run({ ask }, { signal: stop.signal, onMessage: () => stop.abort() })
  await expect(running).rejects.toMatchObject({ code: 'CANCELLED' })
  expect(await pool.run({ ask: 'double', value: 4 })).toBe(8)
})

it('ends everything when it closes', async () => {
  const pool = open({ threads: 1 })
  const requests = Promise.allSettled([pool.run({ ask: 'ignore' }, { onMessage: () => { void pool.close() } }), pool.run({ ask: 'double', value: 1 })])
  expect((await requests).map((result) => result.status === 'rejected' && result.reason.code)).toEqual(['CANCELLED', 'CANCELLED'])
  await expect(pool.run({ ask: 'double', value: 1 })).rejects.toMatchObject({ code: 'CANCELLED' })
})

it('says what is wrong with a script that cannot start', async () => {
  const pool = open({ script: new URL('./missing.ts', import.meta.url), threads: 1 })
  await expect(pool.run({ ask: 'who' })).rejects.toMatchObject({ code: 'THREAD_DIED', message: expect.stringContaining('missing.ts') })
})
