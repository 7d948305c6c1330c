import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { askNumber } from './ask-prometheus.ts'
import { openStack, whyNoStack, type Stack } from './compose-stack.ts'

interface Pipeline {
  readonly id: string
  readonly state: string
  readonly trials: Readonly<Record<'total' | 'completed' | 'pruned' | 'failed', number>>
  readonly result?: { readonly model: string, readonly version: number, readonly promoted: boolean }
}

const minute = 60_000
const employees = readFileSync(fileURLToPath(new URL('../../examples/employees.csv', import.meta.url)))
const reason = await whyNoStack()

// A machine that cannot bring the stack up says so, and so does the test's name; with TEST_COMPOSE=on it fails.
if (reason !== null) {
  test(`NOT RUN, the compose stack was not brought up: ${reason}`, () => {
    process.stderr.write(`[compose] NOT RUN: ${reason}\n`)
    expect(process.env.TEST_COMPOSE, reason).not.toBe('on')
  })
} else {
  describe('the compose stack with three trainers', () => { compose() })
}

function compose (): void {
  let stack: Stack
  let api: string
  let prometheus: string
  let alertmanager: string
  let gateway: string

  beforeAll(async () => {
    stack = await openStack({ 'worker-train': 3 })
    const startedAt = performance.now()
    ;[api, prometheus, alertmanager, gateway] = await Promise.all([
      stack.url('api', 5000), stack.url('prometheus', 9090), stack.url('alertmanager', 9093), stack.url('pushgateway', 9091)
    ])
    await vi.waitFor(async () => expect((await fetch(`${api}/ready`)).status).toBe(200), { timeout: 2 * minute, interval: 500 }).catch(async (cause) => {
      throw new Error(`the API is not ready: ${await stack.compose('logs', '--tail=20', 'api')}`, { cause })
    })
    say(`ready ${secondsSince(startedAt)} s after its containers were made`)
  }, 20 * minute)

  afterAll(async () => { await stack?.close() }, 2 * minute)

  test('a posted CSV becomes a champion that answers, and all three trainers took trials', async () => {
    const startedAt = performance.now()
    const { id, state, trials, result } = await train(employees, { target: 'Attrition', name: 'employees', trials: '40' })
    say(`champion of employees.csv after ${secondsSince(startedAt)} s`)
    expect(state).toBe('succeeded')
    expect(trials).toMatchObject({ total: 40, failed: 0 })
    expect(result).toMatchObject({ model: 'employees', version: 1, promoted: true })

    const answer = await fetch(`${api}/predict`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ Age: 25, OverTime: 'Yes', MonthlyIncome: 2100 }) })
    expect(await answer.json()).toMatchObject({ model: 'employees', version: 1, predictions: [{ label: expect.stringMatching(/^(Yes|No)$/), probability: expect.any(Number) }] })

    const { items } = await ask<{ items: ReadonlyArray<{ worker: string }> }>(`${api}/pipelines/${id}/trials?limit=100`)
    expect(new Set(items.map(({ worker }) => worker)).size).toBe(3)
    expect(await askNumber(prometheus, 'count(up{job="worker-train"} == 1)')).toBe(3)
    expect(await askNumber(prometheus, 'queue:assay_queue_workers:max{queue="train"}')).toBe(3)
    await vi.waitFor(async () => expect(await askNumber(prometheus, `count(last_over_time(assay_trial_success{pipeline="${id}"}[15m]))`)).toBe(40), { timeout: minute, interval: 1_000 })
  }, 5 * minute)

  test('every target is up', async () => {
    await vi.waitFor(async () => expect(await askNumber(prometheus, 'count(up) - sum(up)')).toBe(0), { timeout: minute, interval: 1_000 })
    expect(await askNumber(prometheus, 'count(up)')).toBe(9)
  }, 2 * minute)

  test('a failed trial is an alert within two minutes, and leaves the gateway once it was scraped', async () => {
    const startedAt = performance.now()
    const { id, trials } = await train(hugeNumbers(), { target: 'worth', problem: 'regression', learners: 'xgboost', trials: '6' })
    expect(trials.failed).toBeGreaterThan(0)
    await vi.waitFor(async () => {
      const alerts = await ask<ReadonlyArray<{ labels: Record<string, string> }>>(`${alertmanager}/api/v2/alerts`)
      expect(alerts.map(({ labels }) => labels)).toContainEqual({ alertname: 'TrialFailed', severity: 'warning', pipeline: id })
    }, { timeout: 2 * minute, interval: 1_000 })
    say(`alert of a failed trial ${secondsSince(startedAt)} s after its dataset was posted`)
    await vi.waitFor(async () => expect((await ask<{ data: unknown[] }>(`${gateway}/api/v1/metrics`)).data).toEqual([]), { timeout: minute, interval: 1_000 })
    say(`the gateway was empty after ${secondsSince(startedAt)} s`)
    expect(await askNumber(prometheus, `count(last_over_time(assay_trial_success{pipeline="${id}"}[15m]) == 0)`)).toBe(trials.failed)
  }, 5 * minute)

  test('a killed trainer is started again, and no trial fails for it', async () => {
    const id = await post(employees, { target: 'Attrition', name: 'killed', trials: '30', seed: '2' })
    await vi.waitFor(async () => expect((await ask<Pipeline>(`${api}/pipelines/${id}`)).trials.completed).toBeGreaterThan(2), { timeout: minute, interval: 250 })
    // Everything in the container but its init, by the processes' own user. The shell dies with them.
    await stack.compose('exec', '-T', '--index=1', 'worker-train', 'sh', '-c', 'kill -9 -1').catch(() => {})
    expect(await ended(id)).toMatchObject({ state: 'succeeded', trials: { total: 30, failed: 0 } })
    await vi.waitFor(async () => expect(await askNumber(prometheus, 'count(up{job="worker-train"} == 1)')).toBe(3), { timeout: minute, interval: 1_000 })
  }, 5 * minute)

  test('the services stop cleanly within 10 s, and start again with their champion', async () => {
    const services = ['api', 'worker-clean', 'worker-train', 'worker-eval']
    const startedAt = performance.now()
    await stack.compose('stop', ...services)
    say(`our services stopped in ${secondsSince(startedAt)} s`)
    expect(performance.now() - startedAt).toBeLessThan(10_000)
    expect(await stack.exitCodes(services)).toEqual([0, 0, 0, 0, 0, 0])

    await stack.compose('start')
    api = await stack.url('api', 5000)
    await vi.waitFor(async () => {
      const answer = await fetch(`${api}/models/employees/predict`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"Age":41}' })
      expect(answer.status).toBe(200)
    }, { timeout: 2 * minute, interval: 500 })
  }, 5 * minute)

  const train = async (csv: string | Uint8Array<ArrayBuffer>, options: Readonly<Record<string, string>>): Promise<Pipeline> => ended(await post(csv, options))

  /** @returns the pipeline's id */
  async function post (csv: string | Uint8Array<ArrayBuffer>, options: Readonly<Record<string, string>>): Promise<string> {
    const answer = await fetch(`${api}/datasets?${new URLSearchParams(options)}`, { method: 'POST', headers: { 'content-type': 'text/csv' }, body: csv })
    expect(answer.status).toBe(202)
    return (await answer.json() as { pipeline: Pipeline }).pipeline.id
  }

  function ended (id: string): Promise<Pipeline> {
    return vi.waitFor(async () => {
      const pipeline = await ask<Pipeline>(`${api}/pipelines/${id}`)
      expect(pipeline.state).toMatch(/^(succeeded|failed)$/)
      return pipeline
    }, { timeout: 4 * minute, interval: 500 })
  }
}

/** A target that single precision cannot hold: xgboost declines it, so that its trials fail and the pipeline does not. */
function hugeNumbers (): string {
  const rows = Array.from({ length: 200 }, (_, row) => `${row},${'abcd'[row % 4]},${(row * 7919) % 1000 + row / 7}e20`)
  return ['size,place,worth', ...rows].join('\n')
}

async function ask<T> (url: string): Promise<T> {
  return await (await fetch(url)).json() as T
}

const secondsSince = (startedAt: number): string => ((performance.now() - startedAt) / 1000).toFixed(1)

const say = (line: string): void => { process.stderr.write(`[compose] ${line}\n`) }
