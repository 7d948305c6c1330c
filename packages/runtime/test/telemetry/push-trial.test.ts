import { startPushgateway, type TestServer } from '@assay/testkit'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createMetrics, createTrialPusher, openJanitor, type PushedTrial } from '../../src/index.ts'

let gateway: TestServer
beforeAll(async () => { gateway = await startPushgateway() })
afterAll(async () => { await gateway?.stop() })

const trial = (number: number): PushedTrial => ({ pipelineId: 'abc123', trial: number, learner: 'forest', state: 'completed', score: 0.75, metric: 'rocAuc', seconds: 1.5 })
const shown = async (): Promise<string> => (await fetch(`${gateway.url}/metrics`)).text()

it('pushes a trial as a group of its own and has it deleted after its time', async () => {
  const metrics = createMetrics('worker-train')
  const pusher = createTrialPusher(gateway.url, { metrics, ttlSeconds: 1 })
  expect(await pusher.push(trial(7))).toBe('ok')
  expect(await pusher.push({ pipelineId: 'abc123', trial: 8, learner: 'boosting', state: 'failed', metric: 'rocAuc', seconds: 2 })).toBe('ok')
  const text = await shown()
  const group = 'instance="",job="assay_trial"'
  expect(text).toContain(`assay_trial_score{${group},learner="forest",metric="rocAuc",pipeline="abc123",trial="000007"} 0.75`)
  expect(text).toContain(`assay_trial_success{${group},learner="forest",pipeline="abc123",state="completed",trial="000007"} 1`)
  expect(text).toContain(`assay_trial_success{${group},learner="boosting",pipeline="abc123",state="failed",trial="000008"} 0`)
  expect(text).not.toContain('assay_jobs_total')
  expect(await metrics.text()).toContain('assay_metric_pushes_total{outcome="ok"} 2')
  await expect.poll(shown, { timeout: 5_000 }).not.toContain('abc123')
  await pusher.close()
})

it('sweeps what dead processes left, and nothing else', async () => {
  const pusher = createTrialPusher(gateway.url)
  await pusher.push(trial(1))
  await pusher.close()
  await fetch(`${gateway.url}/metrics/job/somebody_else`, { method: 'PUT', body: 'their_metric 1\n' })
  const patient = openJanitor(gateway.url, { ttlSeconds: 60 })
  expect(await patient.sweep()).toBe(0)
  await patient.close()
  const janitor = openJanitor(gateway.url, { ttlSeconds: 1, sweepSeconds: 1 })
  await expect.poll(shown, { timeout: 8_000 }).not.toContain('abc123')
  expect(await shown()).toContain('their_metric')
  await janitor.close()
})

it('never throws and gives up in two seconds', async () => {
  const silent = createServer(() => {})
  await new Promise<void>((resolve) => { silent.listen(0, '127.0.0.1', resolve) })
  const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`
  const metrics = createMetrics('worker-train')
  const start = performance.now()
  expect(await createTrialPusher(url, { metrics }).push(trial(1))).toBe('failed')
  expect(performance.now() - start).toBeLessThan(3_000)
  silent.closeAllConnections()
  await new Promise((resolve) => { silent.close(resolve) })
  expect(await createTrialPusher(url, { metrics }).push(trial(1))).toBe('failed')
  expect(await metrics.text()).toContain('assay_metric_pushes_total{outcome="failed"} 2')
  expect(await createTrialPusher(undefined).push(trial(1))).toBe('off')
})
