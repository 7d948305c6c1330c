import type { ErrorRecord } from '@assay/shared'
import { startRedis, type TestServer } from '@assay/testkit'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createLog, createMetrics, openQueues, runWorker } from '../../src/index.ts'

let server: TestServer
beforeAll(async () => { server = await startRedis() })
afterAll(async () => { await server?.stop() })

const die = async (): Promise<void> => {
  const worker = fork(new URL('./deadly-worker.ts', import.meta.url), [server.url], { execArgv: [] })
  await once(worker, 'exit')
}

it('runs the trial of a killed worker again, and gives it up when it kills a fourth one', async () => {
  const queues = await openQueues(server.url)
  await queues.startSearch('p', 1)
  const start = performance.now()
  await die()
  const firstDeath = performance.now()
  for (let more = 0; more < 3; more++) await die()
  expect(performance.now() - firstDeath).toBeLessThan(60_000)
  const dead: ErrorRecord[] = []
  let runs = 0
  let evaluated = 0
  const plan = { redisUrl: server.url, concurrency: 1, log: createLog({ service: 'test', level: 'silent' }), metrics: createMetrics('worker-train') }
  const train = runWorker({
    ...plan,
    queue: 'train',
    onDead: async (_, error) => { dead.push(error) },
    handler: async () => {
      runs++
      return { end: 'done' }
    }
  })
  const evaluate = runWorker({
    ...plan,
    queue: 'evaluate',
    onDead: async () => {},
    handler: async () => {
      evaluated++
      return { end: 'done' }
    }
  })
  await expect.poll(() => evaluated, { timeout: 40_000 }).toBe(1)
  expect(dead).toMatchObject([{ code: 'TRIAL_DIED' }])
  expect(runs).toBe(0)
  expect(await plan.metrics.text()).toContain('assay_jobs_total{queue="train",status="dead"} 1')
  expect(performance.now() - start).toBeLessThan(110_000)
  await Promise.all([train.close(), evaluate.close()])
  await queues.close()
})
