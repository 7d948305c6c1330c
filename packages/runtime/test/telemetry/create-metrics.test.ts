import { expect, it } from 'vitest'
import { createMetrics, metricDefinitions } from '../../src/index.ts'

it('shows every closed series at 0 from the start', async () => {
  const text = await createMetrics('worker-train').text()
  expect(text).toContain('assay_jobs_total{queue="evaluate",status="dead"} 0')
  expect(text).toContain('assay_pipelines_total{stage="train",status="failed"} 0')
  expect(text).toContain('assay_job_duration_seconds_count{queue="train"} 0')
  expect(text).toContain('nodejs_eventloop_lag_p99_seconds')
  expect(text).not.toContain('assay_queue_jobs')
})

it('shows each service what is its own', async () => {
  const api = createMetrics('api')
  api.queueJobs.set({ queue: 'train', state: 'waiting' }, 4)
  api.jobsTotal.inc({ queue: 'train', status: 'dead' })
  expect(await api.text()).toContain('assay_queue_jobs{queue="train",state="waiting"} 4')
  expect(await api.text()).not.toContain('assay_jobs_total')
})

it('names every metric once, in the words of Prometheus', () => {
  const definitions = Object.values(metricDefinitions)
  expect(new Set(definitions.map(({ name }) => name)).size).toBe(definitions.length)
  for (const { name, type } of definitions) {
    expect(name).toMatch(/^assay_[a-z]+(_[a-z]+)*$/)
    expect(name.endsWith('_total')).toBe(type === 'counter')
    expect(name.endsWith('_seconds')).toBe(type === 'histogram' || /age|duration/.test(name))
  }
})

it('leaves gauges out while what they look at does not answer', async () => {
  const metrics = createMetrics('api')
  metrics.beforeScrape(async () => {
    metrics.queueWorkers.reset()
    throw new Error('away')
  })
  metrics.queueWorkers.set({ queue: 'train' }, 3)
  expect(await metrics.text()).not.toMatch(/^assay_queue_workers/m)
})
