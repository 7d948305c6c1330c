import { createMetrics, createReportTrial, createTrialPusher, serveProbes, type Metrics, type Probes } from '@assay/runtime'
import { startAlertmanager, startPrometheus, startPushgateway, type TestServer } from '@assay/testkit'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { askNumber, askPrometheus } from './ask-prometheus.ts'
import { deriveConfig, ruleFiles } from './derive-config.ts'
import { listenWebhook, type Webhook } from './listen-webhook.ts'
import { readPanels } from './read-infra.ts'

/** Last opened first. */
const closers: Array<() => Promise<void>> = []
let api: Metrics
let worker: Metrics
let gateway: TestServer
let prometheus: TestServer
let webhook: Webhook

beforeAll(async () => {
  api = createMetrics('api')
  worker = createMetrics('worker-train')
  const [apiProbes, workerProbes] = await Promise.all([serve(api), serve(worker)])
  webhook = await listenWebhook()
  closers.unshift(apiProbes.close, workerProbes.close, webhook.close)
  const [pushgateway, alertmanager] = await Promise.all([startPushgateway(), startAlertmanager(webhook.url)])
  gateway = pushgateway
  closers.unshift(gateway.stop, alertmanager.stop)
  const targets = { api: apiProbes.url, 'worker-train': workerProbes.url, pushgateway: gateway.url }
  prometheus = await startPrometheus(deriveConfig(targets, alertmanager.url), ruleFiles())
  closers.unshift(prometheus.stop)
  work()
})

afterAll(async () => {
  for (const close of closers) await close()
})

function serve (metrics: Metrics): Promise<Probes> {
  return serveProbes({ port: 0, host: '127.0.0.1', metrics, isReady: async () => {} })
}

/** What a busy quarter of an hour would leave in the metrics that are born without series. */
function work (): void {
  for (const state of ['waiting', 'active', 'delayed'] as const) api.queueJobs.set({ queue: 'train', state }, 3)
  api.queueOldestWaitingAgeSeconds.set({ queue: 'train' }, 2)
  api.queueWorkers.set({ queue: 'train' }, 1)
  const request = setInterval(() => {
    api.httpRequestDurationSeconds.observe({ method: 'POST', route: '/predict', code: '200' }, 0.004)
    worker.jobDurationSeconds.observe({ queue: 'train' }, 0.2)
    worker.jobWaitSeconds.observe({ queue: 'train' }, 0.1)
  }, 100)
  closers.unshift(async () => { clearInterval(request) })
}

test('a failed trial is pushed, scraped, told to the webhook, and leaves the gateway', async () => {
  const pusher = createTrialPusher(gateway.url, { metrics: worker, ttlSeconds: 4 })
  closers.unshift(pusher.close)
  const reportTrial = createReportTrial(worker, pusher)
  const trial = { pipelineId: 'p1', metric: 'rocAuc', seconds: 1.5 } as const
  // The counter is born at 0 and must be seen there.
  await vi.waitFor(async () => expect(await askNumber(prometheus.url, 'sum(assay_trials_total{status="failed"})')).toBe(0), { timeout: 10_000 })
  await reportTrial({ ...trial, trial: 6, learner: 'forest', outcome: { state: 'completed', score: 0.8, scoreInterval: { low: 0.7, high: 0.9 }, folds: [0.8] } })
  await reportTrial({ ...trial, trial: 7, learner: 'xgboost', outcome: { state: 'failed', error: { code: 'FIT_DIVERGED', detail: 'no finite loss' } } })

  await vi.waitFor(() => {
    const firing = webhook.notices.filter(({ status }) => status === 'firing').map(({ labels }) => labels)
    expect(firing).toContainEqual({ alertname: 'TrialFailed', severity: 'warning', pipeline: 'p1' })
    expect(firing).toContainEqual({ alertname: 'LearnerFails', severity: 'info', learner: 'xgboost' })
  }, { timeout: 20_000, interval: 200 })

  await vi.waitFor(async () => expect(await groupsLeft()).toEqual([]), { timeout: 10_000, interval: 200 })
  expect(await askNumber(prometheus.url, 'count(last_over_time(assay_trial_success{pipeline="p1"}[15m]))')).toBe(2)
  expect(await askNumber(prometheus.url, 'pipeline:assay_trial_failed:count15m{pipeline="p1"}')).toBe(1)
})

async function groupsLeft (): Promise<unknown[]> {
  return (await (await fetch(`${gateway.url}/api/v1/metrics`)).json() as { data: unknown[] }).data
}

describe('the dashboard', () => {
  const panels = readPanels()
  const drawn = panels.filter(({ type }) => type !== 'row')

  test('is whole: ids differ, panels do not overlap, each has a unit, a text and the chosen data source', () => {
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length)
    for (const [index, { title, gridPos: a }] of panels.entries()) {
      expect(a.x + a.w, title).toBeLessThanOrEqual(24)
      const above = panels.slice(0, index).filter(({ gridPos: b }) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h)
      expect(above.map((other) => other.title), title).toEqual([])
    }
    for (const { title, description, fieldConfig, datasource } of drawn) {
      expect(fieldConfig?.defaults.unit, title).toBeDefined()
      expect(description, title).toMatch(/\w/)
      expect(datasource?.uid, title).toBe('${datasource}')
    }
  })

  test.each(drawn.flatMap(({ title, targets = [] }) => targets.map(({ expr }) => [title, expr] as const)))('%s: %s answers', async (_, expr) => {
    // The test has seconds of history: these reach over all of it.
    const query = lookBack(expr.replaceAll('$__rate_interval', '1m').replaceAll('$__range', '1h'))
    await vi.waitFor(async () => {
      const { status, error, data } = await askPrometheus(prometheus.url, query)
      expect(error).toBeUndefined()
      expect(status).toBe('success')
      expect(data.result).not.toEqual([])
    }, { timeout: 15_000, interval: 250 })
  })

  /** What was pushed has left the gateway by now, as it should: those panels show the past. */
  function lookBack (query: string): string {
    return query.replace(/\b(assay_trial_score|assay_trial_duration_seconds)\b/g, 'last_over_time($1[5m])')
  }
})
