import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { readConfig } from '@assay/shared'
import type { Drift, Leaderboard, ModelCard, Pipeline, Trial } from '@assay/shared'
import { startPushgateway, undescribed } from '@assay/testkit'
import type { OpenApi } from '@assay/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { embeddedSettings } from '../src/config.ts'
import { startAssay } from '../src/start-assay.ts'
import type { Service } from '@assay/runtime'

const employees = await readFile(fileURLToPath(new URL('../../../examples/employees.csv', import.meta.url)), 'utf8')
const lines = employees.trimEnd().split('\n')
/** Enough rows for every learner, few enough for a quick test. */
const someEmployees = `${lines.slice(0, 601).join('\n')}\n`
const row = Object.fromEntries(lines[0]!.split(',').map((name, at) => [name, lines[700]!.split(',')[at]!]))

const trialsAsked = 10
let dataDirectory: string
let gateway: Awaited<ReturnType<typeof startPushgateway>>
let assay: Service

async function start (environment: Record<string, string> = {}): Promise<Service> {
  const whole = { ...process.env, PORT: '0', DATA_DIR: dataDirectory, PUSHGATEWAY_URL: gateway.url, LOG_LEVEL: 'info', ...environment }
  return startAssay(readConfig(embeddedSettings, whole), whole, () => {})
}

async function get<T> (route: string): Promise<T> {
  const answer = await fetch(`${assay.url}${route}`)
  expect(answer.status, `GET ${route}`).toBe(200)
  return await answer.json() as T
}

async function post (route: string, type: string, body: string): Promise<Response> {
  return fetch(`${assay.url}${route}`, { method: 'POST', headers: { 'content-type': type }, body })
}

async function finish (id: string): Promise<Pipeline> {
  for (;;) {
    const pipeline = await get<Pipeline>(`/pipelines/${id}`)
    if (pipeline.state !== 'queued' && pipeline.state !== 'running') return pipeline
    await wait(200)
  }
}

beforeAll(async () => {
  dataDirectory = await mkdtemp(path.join(tmpdir(), 'assay-'))
  gateway = await startPushgateway()
  assay = await start()
})

afterAll(async () => {
  await assay.stop()
  await gateway.stop()
  await rm(dataDirectory, { recursive: true, force: true })
})

describe('the whole way, over HTTP', () => {
  let pipeline: Pipeline
  let sha256: string

  it('turns a posted CSV into a champion', { timeout: 120_000 }, async () => {
    const answer = await post(`/datasets?target=Attrition&name=employees&trials=${trialsAsked}`, 'text/csv', someEmployees)
    expect(answer.status).toBe(202)
    const body = await answer.json() as { pipeline: Pipeline, dataset: { id: string } }
    expect(answer.headers.get('location')).toBe(`/pipelines/${body.pipeline.id}`)

    pipeline = await finish(body.pipeline.id)
    expect(pipeline.error).toBeUndefined()
    expect(pipeline).toMatchObject({ state: 'succeeded', stage: 'evaluate', progress: 1, result: { model: 'employees', version: 1, promoted: true } })
    expect(pipeline.trials.completed + pipeline.trials.pruned).toBe(trialsAsked)
    expect(pipeline.trials.failed).toBe(0)
  })

  it('describes its answers, and answers nothing that is not described', async () => {
    const openApi = await get<OpenApi>('/openapi.json')
    const routes = [
      ['/datasets', '/datasets'],
      ['/datasets/{id}', `/datasets/${pipeline.datasetId}`],
      ['/datasets/{id}/profile', `/datasets/${pipeline.datasetId}/profile`],
      ['/datasets/{id}/plan', `/datasets/${pipeline.datasetId}/plan`],
      ['/pipelines', '/pipelines'],
      ['/pipelines/{id}', `/pipelines/${pipeline.id}`],
      ['/pipelines/{id}/trials', `/pipelines/${pipeline.id}/trials`],
      ['/pipelines/{id}/leaderboard', `/pipelines/${pipeline.id}/leaderboard`],
      ['/models', '/models'],
      ['/models/{name}', '/models/employees'],
      ['/models/{name}/versions/{version}', '/models/employees/versions/1']
    ] as const
    for (const [path, url] of routes) expect(undescribed(openApi, { path, answer: await get(url) }), path).toEqual([])
    const again = await post(`/datasets?target=Attrition&name=employees&trials=${trialsAsked}`, 'text/csv', someEmployees)
    expect(undescribed(openApi, { path: '/datasets', method: 'POST', answer: await again.json() })).toEqual([])
  })

  it('finds the effects that the example was made with', async () => {
    const { items } = await get<{ items: readonly { learner: string, score: number, state: string }[] }>(`/pipelines/${pipeline.id}/leaderboard`)
    const baseline = items.find(({ learner }) => learner === 'baseline')
    expect(baseline?.score).toBe(0.5)
    expect(items[0]!.score).toBeGreaterThan(0.7)
    expect(items[0]!.score).toBeLessThan(0.95)
  })

  it('answers a row as JSON, as CSV and as a form with the same bits', async () => {
    const json = await post('/predict', 'application/json', JSON.stringify(row)).then((answer) => answer.json()) as { predictions: [{ probabilities: Record<string, number> }] }
    const form = await post('/predict', 'application/x-www-form-urlencoded', new URLSearchParams(row).toString()).then((answer) => answer.json()) as typeof json
    const csv = await post('/predict', 'text/csv', `${Object.keys(row).join(',')}\n${Object.values(row).join(',')}\n`).then((answer) => answer.text())
    // Each answer has a receipt of its own.
    expect({ ...form.predictions[0], id: null }).toEqual({ ...json.predictions[0], id: null })
    const [header, cells] = csv.trimEnd().split(/\r?\n/).map((line) => line.split(','))
    const leaves = json.predictions[0].probabilities.Yes!
    expect(cells).toContain(String(leaves))
    expect(header!.slice(0, Object.keys(row).length)).toEqual(Object.keys(row))
  })

  it('pushes every trial to the Pushgateway', async () => {
    const metrics = await fetch(`${gateway.url}/metrics`).then((answer) => answer.text())
    const pushed = metrics.split('\n').filter((line) => line.startsWith('assay_trial_success{') && line.includes(`pipeline="${pipeline.id}"`))
    expect(pushed).toHaveLength(trialsAsked)
  })

  it('keeps the artifact that the registry names', async () => {
    const artifact = await fetch(`${assay.url}/models/employees/versions/1/artifact`).then((answer) => answer.arrayBuffer())
    const model = await get<{ versions: [{ sha256: string }] }>('/models/employees')
    sha256 = createHash('sha256').update(new Uint8Array(artifact)).digest('hex')
    expect(sha256).toBe(model.versions[0].sha256)
  })

  it('answers the same order with the pipeline that is there', async () => {
    const answer = await post(`/datasets?target=Attrition&name=employees&trials=${trialsAsked}`, 'text/csv', someEmployees)
    expect(answer.status).toBe(200)
    expect((await answer.json() as { pipeline: Pipeline }).pipeline.id).toBe(pipeline.id)
  })

  it('answers again after a stop and a start, with nothing left running between', { timeout: 60_000 }, async () => {
    const { url } = assay
    const before = await get<Drift>('/models/employees/drift')
    expect(before.rows).toBeGreaterThan(0)
    await post('/predict', 'application/json', JSON.stringify(row))
    await assay.stop()
    await expect(fetch(`${url}/healthy`)).rejects.toThrow()
    assay = await start({ TRAIN_THREADS: '2' })
    expect(await get<Drift>('/models/employees/drift')).toMatchObject({ rows: before.rows + 1, since: before.since })
    const answer = await post('/predict', 'application/json', JSON.stringify(row))
    expect(answer.status).toBe(200)
  })

  it('ends in the same artifact with two trials at a time', { timeout: 120_000 }, async () => {
    const answer = await post(`/datasets?target=Attrition&name=again&trials=${trialsAsked}`, 'text/csv', someEmployees)
    const again = await finish((await answer.json() as { pipeline: Pipeline }).pipeline.id)
    expect(again.state).toBe('succeeded')
    const model = await get<{ versions: [{ sha256: string }] }>('/models/again')
    expect(model.versions[0].sha256).toBe(sha256)
  })
})

describe('trouble', () => {
  it('ends a pipeline with the reason when its file cannot be learnt from', { timeout: 30_000 }, async () => {
    const answer = await post('/datasets?target=Salary', 'text/csv', 'Name,Age\nAda,36\nAlan,41\n')
    const pipeline = await finish((await answer.json() as { pipeline: Pipeline }).pipeline.id)
    expect(pipeline).toMatchObject({ state: 'failed', error: { code: 'TARGET_NOT_FOUND', detail: expect.stringContaining('Salary') } })
  })

  it('cuts a search after its seconds, and comes to the same model with as many trials', { timeout: 120_000 }, async () => {
    const train = async (name: string, rest: string): Promise<{ pipeline: Pipeline, sha256: string, board: Leaderboard }> => {
      const answer = await post(`/datasets?target=Attrition&name=${name}&learners=logistic,forest&${rest}`, 'text/csv', someEmployees)
      const pipeline = await finish((await answer.json() as { pipeline: Pipeline }).pipeline.id)
      const { versions: [version] } = await get<{ versions: [{ sha256: string }] }>(`/models/${name}`)
      return { pipeline, sha256: version.sha256, board: await get<Leaderboard>(`/pipelines/${pipeline.id}/leaderboard`) }
    }
    const cut = await train('cut', 'trials=5000&seconds=1')
    expect(cut.pipeline.state).toBe('succeeded')
    const { trials, reason } = cut.pipeline.searchCut!
    expect(reason).toContain(`${trials} of 5000 trials`)
    expect(cut.board.verdict).toContain(`the search ended early: ${reason}`)

    const repeated = await train('repeated', `trials=${trials}`)
    expect(repeated.sha256).toBe(cut.sha256)
    expect(repeated.board).toEqual({
      ...cut.board, searchCut: null, verdict: cut.board.verdict!.filter((sentence) => !sentence.includes(reason)), verdictLines: cut.board.verdictLines!.filter(({ kind }) => kind !== 'searchCut')
    })
    expect(repeated.pipeline.trials).toEqual({ ...cut.pipeline.trials, total: trials })
  })

  it('ends the pipelines that are cancelled', { timeout: 60_000 }, async () => {
    const answer = await post('/datasets?target=Attrition&name=cancelled&trials=200', 'text/csv', employees)
    const { pipeline: { id } } = await answer.json() as { pipeline: Pipeline }
    while ((await get<Pipeline>(`/pipelines/${id}`)).stage === 'clean') await wait(50)
    expect((await post(`/pipelines/${id}/cancel`, 'application/json', '{}')).ok).toBe(true)
    const cancelled = await finish(id)
    expect(cancelled.state).toBe('cancelled')
    expect(cancelled.trials.completed).toBeLessThan(200)
    expect(cancelled.cancelling).toBeUndefined()
    const { items } = await get<{ items: readonly Trial[] }>(`/pipelines/${id}/trials?limit=200`)
    expect(items.filter(({ state }) => state === 'running')).toEqual([])
    // The best so far is kept.
    expect(cancelled.result?.model).toBe(cancelled.trials.completed === 0 ? undefined : 'cancelled')
  })

  it('measures no effects for a pipeline that is cancelled while it evaluates, and keeps its best model', { timeout: 120_000 }, async () => {
    const answer = await post('/datasets?target=Attrition&name=hurried&trials=1&learners=mlp&ablation=true&seed=8', 'text/csv', employees)
    const { pipeline: { id } } = await answer.json() as { pipeline: Pipeline }
    while ((await get<Pipeline>(`/pipelines/${id}`)).stage !== 'evaluate') await wait(50)
    expect((await post(`/pipelines/${id}/cancel`, 'application/json', '{}')).ok).toBe(true)
    const { state, result } = await finish(id)
    expect([state, result?.model]).toEqual(['cancelled', 'hurried'])
    const { card } = await get<{ card: ModelCard }>(`/models/hurried/versions/1`)
    expect(card.cleaning.effects ?? []).toEqual([])
    expect(card.test).not.toEqual([])
  })
})
