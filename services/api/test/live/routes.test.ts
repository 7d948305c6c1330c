import { gzipSync, zstdDecompressSync } from 'node:zlib'
import { openMemoryStore } from '@assay/storage'
import type { Prediction } from '@assay/shared'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { binaryArtifact, constantArtifact, registerVersion } from '../artifacts.ts'
import { openTestApi } from '../open-test-api.ts'
import type { TestApi } from '../open-test-api.ts'
import type { ApiServer } from '../../src/api.ts'

const objects = openMemoryStore()
let api: TestApi
beforeAll(async () => {
  api = await openTestApi({ objects })
  await registerVersion(api.registry, { name: 'staff', artifact: withHistograms(), pipelineId: 'p1' })
  await registerVersion(api.registry, { name: 'staff', artifact: { ...withHistograms(), threshold: 0.9 }, pipelineId: 'p2' })
  await registerVersion(api.registry, { name: 'rooms', artifact: constantArtifact(3), pipelineId: 'p3' })
  await registerVersion(api.registry, { name: 'unpromoted', artifact: constantArtifact(3), pipelineId: 'p4' })
  await api.registry.promote('rooms', 1, 'first')
  await api.registry.promote('staff', 1, 'first')
})
afterAll(() => api.close())

function withHistograms () {
  const artifact = binaryArtifact()
  const [age, job, other] = artifact.fields
  return { ...artifact, fields: [{ ...age!, histogram: { edges: [30, 45], counts: [100, 100, 100], missing: 0 } }, { ...job!, histogram: { edges: [], counts: [200, 50, 50, 0], missing: 0 } }, other!] }
}

const send = async (method: 'GET' | 'PUT' | 'POST' | 'DELETE', url: string, body?: object | string) => {
  const { statusCode, body: text } = await api.app.inject({ method, url, ...(body !== undefined && { headers: { 'content-type': 'application/json' }, payload: typeof body === 'string' ? body : JSON.stringify(body) }) })
  return { status: statusCode, answer: text === '' ? null : JSON.parse(text) }
}
const predict = async (rows: object | string, path = '/predict'): Promise<(Prediction & { id: string })[]> => (await send('POST', path, rows)).answer.predictions

describe('GET /predictions/{id}', () => {
  it('rebuilds each row of JSON and of a form from its receipt, bit for bit', async () => {
    const awkward = await predict('[{"age": "41", "job": "R&D", "__proto__": "constructor", "extra": 1e-7}, {"age": null, "10": "x", "2": "y"}]', '/predict?explain=true')
    const form = await api.app.inject({ method: 'POST', url: '/models/rooms/predict', headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: 'rooms=3%2C5' })
    const predictions = [...awkward, ...form.json().predictions]
    expect(new Set(predictions.map(({ id }) => id)).size).toBe(3)
    for (const prediction of predictions) {
      const { answer } = await send('GET', `/predictions/${prediction.id}`)
      expect(answer.receipt.prediction).toEqual(prediction)
      expect(answer.replay).toEqual({ prediction, same: true })
      expect(answer.chain).toBe('intact')
    }
    const { answer } = await send('GET', `/predictions/${awkward[0]!.id}`)
    expect(Object.keys(answer.receipt.row)).toEqual(['age', 'job', '__proto__', 'extra'])
    expect(answer.receipt).toMatchObject({ model: 'staff', version: 1, options: { explain: true } })
    expect(answer.receipt.sha256).toBe((await api.registry.card('staff', 1)).sha256)
  })

  it('sees a receipt that was changed, and the gap where a segment was taken away', async () => {
    const [first] = await predict({ age: 20 })
    await send('GET', `/predictions/${first!.id}`)
    const [second] = await predict({ age: 30 })
    await send('GET', `/predictions/${second!.id}`)
    const keys = (await objects.list('receipts/')).slice(-2)
    const bytes = await objects.get(keys[0]!)
    await objects.put(keys[0]!, gzipSync(zstdDecompressSync(bytes).toString().replace('"age":20', '"age":21')))
    expect((await send('GET', `/predictions/${first!.id}`)).answer).toMatchObject({ chain: 'broken', replay: { same: false } })
    await objects.remove(keys[0]!)
    expect((await send('GET', `/predictions/${second!.id}`)).answer).toMatchObject({ chain: 'broken', replay: { same: true } })
    await objects.put(keys[0]!, bytes)
    expect((await send('GET', `/predictions/${second!.id}`)).answer).toMatchObject({ chain: 'intact' })
  })

  it('says so when there is no such receipt, and when none are kept', async () => {
    expect(await send('GET', '/predictions/20300101-000000000000-0-0')).toMatchObject({ status: 404, answer: { code: 'PREDICTION_NOT_FOUND' } })
    expect(await send('GET', '/predictions/..%2Fx')).toMatchObject({ status: 404, answer: { code: 'PREDICTION_NOT_FOUND' } })
    const without = await openTestApi({ objects, config: { receiptDays: 0 } })
    try {
      const answer = await without.app.inject({ method: 'POST', url: '/predict', headers: { 'content-type': 'application/json' }, payload: '{}' })
      expect(answer.json().predictions[0].id).toBeUndefined()
      expect((await without.app.inject('/predictions/20300101-000000000000-0-0')).json().detail).toMatch(/RECEIPT_DAYS/)
    } finally {
      await without.close()
    }
  })
})

describe('POST /outcomes', () => {
  it('makes the live quality of a version; told again it counts once, and the last word counts', async () => {
    const rows = Array.from({ length: 40 }, (_, row) => ({ age: 20 + row, job: row % 2 === 0 ? 'Sales' : 'R&D', ['__proto__' as string]: 'constructor' }))
    const predictions = await predict(rows)
    const outcomes = predictions.map(({ id }, row) => ({ predictionId: id, actual: row % 3 === 0 ? 'Yes' : 'No' }))
    expect((await send('POST', '/outcomes', outcomes.map((outcome) => ({ ...outcome, actual: 'No' })))).status).toBe(200)
    const gets = vi.spyOn(objects, 'get')
    const once = await send('POST', '/outcomes', outcomes)
    expect(gets.mock.calls.filter(([key]) => key.startsWith('receipts/')), 'each segment is read once').toHaveLength(1)
    gets.mockRestore()
    expect(once.answer.items).toHaveLength(40)
    expect(once.answer.items[0]).toEqual({ ...outcomes[0], model: 'staff', version: 1 })
    const { answer } = await send('GET', '/models/staff/versions/1/quality')
    expect((await send('POST', '/outcomes', outcomes[0])).status).toBe(200)
    expect((await send('GET', '/models/staff/versions/1/quality')).answer.scores).toEqual(answer.scores)

    const positive = predictions.map((prediction) => (prediction as { probabilities: Record<string, number> }).probabilities['Yes']!)
    const actual = outcomes.map(({ actual }) => actual === 'Yes' ? 1 : 0)
    const logLoss = positive.reduce((sum: number, p, row) => sum - Math.log(actual[row] === 1 ? p : 1 - p), 0) / 40
    expect(answer.outcomes).toBe(40)
    expect(answer.scores.map(({ metric }: { metric: string }) => metric)).toEqual(['rocAuc', 'logLoss', 'brier'])
    expect(answer.scores[1].value).toBeCloseTo(logLoss, 12)
    expect(answer.calibration.reduce((sum: number, { rows }: { rows: number }) => sum + rows, 0)).toBe(40)
    const replica = await api.openReplica()
    expect((await replica.inject('/models/staff/versions/1/quality')).json()).toEqual((await send('GET', '/models/staff/versions/1/quality')).answer)
  })

  it('of values is measured too', async () => {
    const predictions = await predict([{ rooms: 1 }, { rooms: 2 }], '/models/rooms/predict')
    await send('POST', '/outcomes', predictions.map(({ id }, row) => ({ predictionId: id, actual: row === 0 ? 4 : '1' })))
    const { answer } = await send('GET', '/models/rooms/versions/1/quality')
    expect(answer.scores.find(({ metric }: { metric: string }) => metric === 'rmse').value).toBeCloseTo(Math.sqrt((1 + 4) / 2), 12)
  })

  it('is refused as a whole when one of them cannot be', async () => {
    const [prediction] = await predict({ age: 50 })
    const { status, answer } = await send('POST', '/outcomes', [{ predictionId: prediction!.id, actual: 'Yes' }, { predictionId: prediction!.id, actual: 'Perhaps' }])
    expect([status, answer.code, answer.errors[0].path]).toEqual([422, 'OPTION_INVALID', '/1/actual'])
    expect(answer.detail).toMatch(/"No", "Yes"/)
    expect((await send('POST', '/outcomes', { predictionId: 'x', actual: 1 })).answer.code).toBe('PREDICTION_NOT_FOUND')
  })

  it.each([
    ['null', /^\/0\/actual is blank/], ['" "', /^\/0\/actual is blank/], ['true', /^\/0\/actual is true, and "\w+" is a number/], ['[1]', /^\/0\/actual has to be/], [undefined, /^\/0\/actual is required/]
  ])('of a value: %s is no number, and nothing is kept of it', async (actual, detail) => {
    const [prediction] = await predict({ rooms: 1 }, '/models/rooms/predict')
    const { outcomes } = (await send('GET', '/models/rooms/versions/1/quality')).answer
    const { status, answer } = await send('POST', '/outcomes', `{"predictionId": "${prediction!.id}"${actual === undefined ? '' : `, "actual": ${actual}`}}`)
    expect([status, answer.code, answer.errors.map(({ path }: { path: string }) => path)]).toEqual([422, 'OPTION_INVALID', ['/0/actual']])
    expect(answer.detail).toMatch(detail)
    expect((await send('GET', '/models/rooms/versions/1/quality')).answer.outcomes).toBe(outcomes)
  })

  it('names every fault of its form', async () => {
    const { status, answer } = await send('POST', '/outcomes', [3, { predictionId: 4, actual: 1, note: 'x' }])
    expect([status, answer.errors.map(({ path }: { path: string }) => path)]).toEqual([422, ['/0', '/1/predictionId', '/1/note']])
  })
})

describe('GET /models/{name}/drift', () => {
  it('tells nothing of few rows, and which column has shifted once there are enough, whoever answered them and is still there', async () => {
    for (const pipelineId of ['c1', 'c2']) await registerVersion(api.registry, { name: 'crowd', artifact: withHistograms(), pipelineId })
    await api.registry.promote('crowd', 1, 'first')
    const ask = async (app: ApiServer, rows: object[]) => app.inject({ method: 'POST', url: '/models/crowd/predict', headers: { 'content-type': 'application/json' }, payload: JSON.stringify(rows) })
    const driftOf = async (app: ApiServer) => (await app.inject('/models/crowd/drift')).json()
    const [replica, other] = [await api.openReplica(), await api.openReplica()]
    await replica.inject({ method: 'POST', url: '/models/unpromoted/predict?version=1', headers: { 'content-type': 'application/json' }, payload: '{}' })
    await ask(replica, [{ age: 20, job: 'Sales' }])
    const few = await driftOf(replica)
    expect(few).toMatchObject({ model: 'crowd', version: 1, rows: 1 })
    expect(few.columns[0]).toMatchObject({ psi: null, verdict: 'unknown' })
    const many = Array.from({ length: 300 }, (_, row) => ({ age: 20 + row % 10, job: row % 3 === 0 ? 'R&D' : 'Sales' }))
    await Promise.all([ask(replica, many.slice(0, 120)), ask(other, many.slice(120))])
    await Promise.all([replica.close(), other.close()])

    const restarted = await api.openReplica()
    const { rows, since, columns } = await driftOf(restarted)
    expect([rows, since]).toEqual([301, few.since])
    expect(columns.map(({ column, verdict }: { column: string, verdict: string }) => [column, verdict])).toEqual([['age', 'shifted'], ['job', 'shifted']])
    expect(columns[0].bins[0]).toEqual({ label: 'below 30', training: 1 / 3, live: 1 })
    expect((await restarted.inject('/metrics')).body).toMatch(/assay_drift_psi\{model="crowd",column="age"\} [1-9]/)

    // Of a champion that has answered too few rows nothing is said, nor of the one before.
    await api.registry.promote('crowd', 2, 'second')
    await expect.poll(async () => (await restarted.inject('/metrics')).body).not.toContain('assay_drift_psi{')
  })
})

describe('a shadow', () => {
  it('is asked what the champion was asked, and compared with it', async () => {
    expect((await send('GET', '/models/staff/shadow')).status).toBe(404)
    expect((await send('PUT', '/models/staff/shadow', { version: 9 })).answer.code).toBe('VERSION_NOT_FOUND')
    expect((await send('PUT', '/models/staff/shadow', { version: 2 })).answer).toMatchObject({ model: 'staff', version: 2, comparison: { rows: 0 } })
    const predictions = await predict(Array.from({ length: 10 }, (_, row) => ({ age: 20 + 4 * row, ['__proto__' as string]: 'constructor' })), '/models/staff/predict')
    const { comparison } = (await send('GET', '/models/staff/shadow')).answer
    const same = predictions.filter((prediction) => 'label' in prediction && prediction.label === 'No').length / 10
    expect(comparison).toEqual({ champion: 1, rows: 10, failed: 0, agreement: same, meanDifference: 0, largestDifference: 0 })
    expect(same).toBeLessThan(1)
    const replica = await api.openReplica()
    expect((await replica.inject('/models/staff/shadow')).json().comparison).toEqual(comparison)
    // A scrape is of the models that a process answers with; it loads no other.
    expect((await replica.inject('/metrics')).body).not.toContain('assay_shadow_agreement{')
    expect((await replica.inject('/models/staff/form')).statusCode).toBe(200)
    expect((await replica.inject('/metrics')).body).toContain(`assay_shadow_agreement{model="staff"} ${same}`)
    expect((await send('DELETE', '/models/staff/shadow')).status).toBe(204)
    expect((await send('GET', '/models/staff/shadow')).status).toBe(404)
  })
})
