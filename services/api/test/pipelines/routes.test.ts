import { objectKeys } from '@assay/shared'
import type { CleaningRecord, Problem, TrialOutcome } from '@assay/shared'
import { writeDocument } from '@assay/storage'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestApi } from '../open-test-api.ts'
import type { TestApi } from '../open-test-api.ts'

let api: TestApi
let url: string
let seed = 0
beforeAll(async () => {
  api = await openTestApi()
  url = await api.app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(() => api.close())

async function start (query = 'target=left&trials=3'): Promise<{ id: string, datasetId: string }> {
  const response = await api.app.inject({ method: 'POST', url: `/datasets?${query}&seed=${++seed}`, headers: { 'content-type': 'text/csv' }, payload: 'age,left\n41,Yes\n30,No\n' })
  return response.json().pipeline
}

const show = async (id: string) => (await api.app.inject(`/pipelines/${id}`)).json()
const completed = (score: number): TrialOutcome => ({ state: 'completed', score, scoreInterval: { low: score - 0.02, high: score + 0.02 }, folds: [score - 0.01, score, score + 0.01] })

async function endTrial (id: string, trial: number, outcome: TrialOutcome): Promise<void> {
  await api.trials.propose(id, trial, { learner: trial === 0 ? 'baseline' : 'logistic', params: { ridge: trial } })
  await api.trials.begin(id, trial, 'worker-1')
  await api.trials.commit(id, trial, { outcome, seconds: 1, worker: 'worker-1' })
}

async function prepare (id: string): Promise<void> {
  const problem: Problem = { target: 'left', kind: 'binary', metric: 'rocAuc', classes: ['No', 'Yes'] }
  const cleaning: CleaningRecord = { problem, planHash: 'abc', rows: { file: 2, training: 1, test: 1 }, warnings: ['"age" may know the answer'], touched: [], split: { by: 'classes', training: [1, 0], test: [0, 1] }, changes: [], missingPatterns: [] }
  await writeDocument(api.objects, objectKeys.cleaning(id), cleaning)
}

const counts = { total: 3, completed: 2, pruned: 0, failed: 1 }

describe('a pipeline', () => {
  it('moves through its stages to its result', async () => {
    const { id } = await start()
    await api.pipelines.advance(id, 'clean', 0.5)
    expect(await show(id)).toMatchObject({ state: 'running', stage: 'clean', progress: 0.05 })
    await prepare(id)
    await api.pipelines.advance(id, 'train', 0)
    await endTrial(id, 0, completed(0.5))
    await endTrial(id, 1, completed(0.81))
    await endTrial(id, 2, { state: 'failed', error: { code: 'FIT_DIVERGED', detail: 'no numbers' } })
    await api.pipelines.advance(id, 'train', 1)
    expect(await show(id)).toMatchObject({ problem: 'binary', metric: 'rocAuc', stage: 'train', progress: 0.9, trials: counts, warnings: ['"age" may know the answer'], best: { trial: 1, learner: 'logistic', score: 0.81 } })
    await api.pipelines.end(id, { state: 'succeeded', result: { model: 'left', version: 1, promoted: true, reason: 'the first' }, trials: counts, finishedAt: '2030-01-01T13:00:00.000Z' })
    const ended = await show(id)
    expect(ended).toMatchObject({ state: 'succeeded', progress: 1, finishedAt: '2030-01-01T13:00:00.000Z', result: { version: 1 }, links: { model: '/models/left' } })
    expect(ended.etaSeconds).toBeUndefined()
  })

  it('shows why it failed as a problem', async () => {
    const { id } = await start()
    await api.pipelines.end(id, { state: 'failed', error: { code: 'TARGET_NOT_FOUND', detail: 'there is no column "left"' }, trials: { ...counts, completed: 0, failed: 0 }, finishedAt: '2030-01-01T13:00:00.000Z' })
    expect(await show(id)).toMatchObject({ state: 'failed', error: { code: 'TARGET_NOT_FOUND', status: 422, detail: 'there is no column "left"' } })
  })

  it('lists its trials page by page, and ranks those that ended', async () => {
    const { id } = await start()
    await prepare(id)
    await endTrial(id, 0, completed(0.5))
    await endTrial(id, 1, completed(0.81))
    const first = (await api.app.inject(`/pipelines/${id}/trials?limit=2`)).json()
    expect(first.items).toMatchObject([{ number: 0, state: 'completed', learner: 'baseline', score: 0.5 }, { number: 1 }])
    const rest = (await api.app.inject(`/pipelines/${id}/trials?cursor=${first.nextCursor}`)).json()
    expect(rest).toEqual({ items: [{ number: 2, state: 'queued' }] })
    const board = (await api.app.inject(`/pipelines/${id}/leaderboard`)).json()
    expect(board.items.map(({ number, rank }: { number: number, rank: number }) => [rank, number])).toEqual([[1, 1], [2, 0]])
  })

  it('shows the leaderboard that was written when it ended', async () => {
    const { id } = await start()
    const board = { metric: 'rocAuc', items: [{ rank: 1, number: 1, state: 'completed', tie: true }], verdict: ['better than guessing'] }
    await writeDocument(api.objects, objectKeys.leaderboard(id), board)
    expect((await api.app.inject(`/pipelines/${id}/leaderboard`)).json()).toEqual(board)
  })

  it('is listed newest first', async () => {
    const older = await start()
    const newer = await start()
    const { items } = (await api.app.inject('/pipelines?limit=2')).json()
    expect(items.map(({ id }: { id: string }) => id)).toEqual([newer.id, older.id])
  })

  it('ends at once when it is cancelled before it began, and can be asked twice', async () => {
    const { id } = await start()
    const cancel = () => api.app.inject({ method: 'POST', url: `/pipelines/${id}/cancel` })
    expect((await cancel()).json()).toMatchObject({ state: 'cancelled' })
    expect((await cancel()).statusCode).toBe(202)
    expect(await api.pipelines.isCancelled(id)).toBe(true)
  })

  it('is only asked to stop when it works, and not at all when it has ended', async () => {
    const { id } = await start()
    await api.pipelines.advance(id, 'train', 0.1)
    const cancel = () => api.app.inject({ method: 'POST', url: `/pipelines/${id}/cancel` })
    expect((await cancel()).json()).toMatchObject({ state: 'running', cancelling: true })
    await api.pipelines.end(id, { state: 'succeeded', trials: counts, finishedAt: '2030-01-01T13:00:00.000Z' })
    expect((await cancel()).json()).toMatchObject({ code: 'CONFLICT' })
  })

  it('says that its search was cut, and counts no trial beyond the cut', async () => {
    const { id } = await start()
    await prepare(id)
    const searchCut = { trials: 2, reason: 'its 60 s had passed after 2 of 3 trials' }
    await api.pipelines.cutSearch(id, searchCut)
    for (const trial of [0, 1, 2]) await endTrial(id, trial, completed(0.5 + trial / 10))
    expect(await show(id)).toMatchObject({ searchCut, trials: { total: 3, completed: 2 }, best: { trial: 1 } })
    const { items } = (await api.app.inject(`/pipelines/${id}/leaderboard`)).json()
    expect(items.map(({ number }: { number: number }) => number)).toEqual([1, 0])
  })

  it.each(['', '/trials', '/leaderboard', '/events'])('answers 404 to an unknown id%s', async (rest) => {
    for (const id of ['nothing', '..%2f..%2fx', '__proto__', 'a:b']) {
      const response = await api.app.inject(`/pipelines/${id}${rest}`)
      expect([response.statusCode, response.json().code]).toEqual([404, 'PIPELINE_NOT_FOUND'])
    }
  })
})

describe('POST /pipelines', () => {
  const post = (payload: unknown) => api.app.inject({ method: 'POST', url: '/pipelines', headers: { 'content-type': 'application/json' }, payload: JSON.stringify(payload) })

  it('begins with what did best before, frozen when it is created', async () => {
    const { id: earlier, datasetId } = await start()
    const row = (number: number, learner: string, params: object) => ({ rank: number + 1, number, learner, params, state: 'completed', score: 0.9, scoreInterval: { low: 0.8, high: 1 }, folds: [0.9], tie: true })
    const items = [row(0, 'logistic', { l2: 3 }), row(1, 'baseline', {}), row(2, 'forest', { trees: 9 }), row(3, 'forest', { trees: 8 }), row(4, 'forest', { trees: 7 })]
    await writeDocument(api.objects, objectKeys.leaderboard(earlier), { metric: 'rocAuc', items })
    const { target } = (await api.pipelines.read(earlier)).order.options
    const warm = async (warmStart: unknown, more: object = {}) => post({ datasetId, target, warmStart, seed: 77, ...more })
    const frozen = async (response: Awaited<ReturnType<typeof warm>>) => (await api.pipelines.read(response.json().pipeline.id)).order.warmStart

    expect((await warm(earlier)).json()).toMatchObject({ code: 'OPTION_INVALID', errors: [{ path: 'warmStart' }] })
    await api.pipelines.end(earlier, { state: 'succeeded', trials: counts, finishedAt: '2030-01-01T13:00:00.000Z' })
    const best = [{ learner: 'logistic', params: { l2: 3 } }, { learner: 'forest', params: { trees: 9 } }, { learner: 'forest', params: { trees: 8 } }]
    expect(await frozen(await warm(earlier))).toEqual(best)
    expect(await frozen(await warm(true))).toEqual(best)
    expect(await frozen(await warm(false))).toBeUndefined()
    expect((await warm(earlier, { target: 'other' })).json()).toMatchObject({ code: 'OPTION_INVALID' })
    expect((await warm('nothing')).json()).toMatchObject({ code: 'PIPELINE_NOT_FOUND' })

    // What is created once stays, whatever succeeds later.
    await writeDocument(api.objects, objectKeys.leaderboard(earlier), { metric: 'rocAuc', items: items.slice(1) })
    const again = await warm(earlier)
    expect(again.statusCode).toBe(200)
    expect(await frozen(again)).toEqual(best)
  })

  it('runs new options on stored bytes, and the same ones once', async () => {
    const { datasetId } = await start()
    const options = { datasetId, target: 'age', learners: ['logistic', 'baseline'], ignore: ['a, b'], name: 'ages' }
    const response = await post(options)
    expect(response.statusCode).toBe(202)
    expect(response.json().pipeline).toMatchObject({ datasetId, target: 'age', modelName: 'ages' })
    const { order } = await api.pipelines.read(response.json().pipeline.id)
    expect(order).toMatchObject({ options: { learners: ['baseline', 'logistic'], ignore: ['a, b'] } })
    expect((await post({ ...options, learners: ['baseline', 'logistic', 'baseline'] })).statusCode).toBe(200)
  })

  it.each([
    [{ target: 'x' }, 422, 'OPTION_INVALID'],
    [{ datasetId: 'none', target: 'x' }, 404, 'DATASET_NOT_FOUND'],
    [{ datasetId: 'none', target: 'x', name: 'a/b' }, 422, 'OPTION_INVALID'],
    [[], 400, 'BAD_REQUEST'],
    [null, 400, 'BAD_REQUEST']
  ])('refuses %j', async (payload, status, code) => {
    const response = await post(payload)
    expect([response.statusCode, response.json().code]).toEqual([status, code])
  })
})

describe('GET /pipelines/{id}/events', () => {
  it('tells each change as it comes, and ends after the last state', async () => {
    const { id } = await start()
    const response = await fetch(`${url}/pipelines/${id}/events`)
    expect(response.headers.get('content-type')).toBe('text/event-stream')
    const told = response.text()
    await prepare(id)
    await api.pipelines.advance(id, 'train', 0)
    await endTrial(id, 0, completed(0.7))
    await api.pipelines.advance(id, 'train', 1 / 3)
    await api.pipelines.end(id, { state: 'succeeded', trials: counts, finishedAt: '2030-01-01T13:00:00.000Z' })
    const events = eventsOf(await told)
    expect(events.at(-1)).toMatchObject({ event: 'pipeline', content: { state: 'succeeded' } })
    expect(events).toContainEqual({ event: 'trial', content: expect.objectContaining({ number: 0, state: 'completed', score: 0.7 }) })
    expect(events.filter(({ event }) => event === 'pipeline').length).toBeGreaterThan(1)
  })

  it('tells one that has ended and ends', async () => {
    const { id } = await start()
    await api.app.inject({ method: 'POST', url: `/pipelines/${id}/cancel` })
    expect(eventsOf(await (await fetch(`${url}/pipelines/${id}/events`)).text())).toMatchObject([{ event: 'pipeline', content: { state: 'cancelled' } }])
  })

  it('ends when the server closes, however many listen', async () => {
    const { id } = await start()
    const replica = await api.openReplica()
    const address = await replica.listen({ port: 0, host: '127.0.0.1' })
    const listening = await Promise.all(Array.from({ length: 5 }, () => fetch(`${address}/pipelines/${id}/events`)))
    const closed = performance.now()
    await replica.close()
    expect(performance.now() - closed).toBeLessThan(2000)
    for (const response of listening) expect(eventsOf(await response.text())).toMatchObject([{ event: 'pipeline', content: { state: 'queued' } }])
  })
})

function eventsOf (stream: string): readonly { event: string, content: unknown }[] {
  return [...stream.matchAll(/event: (\w+)\ndata: (.*)\n/g)].map(([, event, data]) => ({ event: event!, content: JSON.parse(data!) }))
}
