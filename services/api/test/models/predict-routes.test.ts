import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { binaryArtifact, constantArtifact, registerVersion } from '../artifacts.ts'
import { openTestApi } from '../open-test-api.ts'
import type { TestApi } from '../open-test-api.ts'

let api: TestApi
beforeAll(async () => {
  api = await openTestApi()
  const { registry } = api
  await registry.promote('rooms', await registerVersion(registry, { name: 'rooms', artifact: constantArtifact(0.1 + 0.2), pipelineId: 'p0' }), 'first')
  await registerVersion(registry, { name: 'staff', artifact: binaryArtifact(), pipelineId: 'p1' })
  await registerVersion(registry, { name: 'staff', artifact: binaryArtifact({ bias: 2 }), pipelineId: 'p2' })
  await registry.promote('staff', 1, 'first')
  await registerVersion(registry, { name: 'unpromoted', artifact: constantArtifact(1), pipelineId: 'p3' })
})
afterAll(() => api.close())

const json = (url: string, body: unknown) => api.app.inject({ method: 'POST', url, headers: { 'content-type': 'application/json' }, payload: typeof body === 'string' ? body : JSON.stringify(body) })
const csv = (url: string, payload: string) => api.app.inject({ method: 'POST', url, headers: { 'content-type': 'text/csv' }, payload })
const form = (url: string, row: Iterable<[string, string]>, accept = '*/*') => api.app.inject({ method: 'POST', url, headers: { 'content-type': 'application/x-www-form-urlencoded', accept }, payload: new URLSearchParams([...row]).toString() })

/** Equal rows have receipts of their own. */
const withoutId = (prediction: { readonly id: string, readonly probability: number }) => ({ ...prediction, id: null })

const withoutIds = (body: { readonly predictions?: Parameters<typeof withoutId>[0][] }) => ({ ...body, predictions: body.predictions?.map(withoutId) })

const awkwardRow = '{"age": 41, "job": "R&D", "__proto__": "constructor"}'

describe('POST /predict', () => {
  it('answers a row by the model promoted last', async () => {
    const response = await json('/predict', awkwardRow)
    expect(response.statusCode).toBe(200)
    const { model, version, predictions: [prediction] } = response.json()
    expect([model, version]).toEqual(['staff', 1])
    // The margin by hand: -.31 (41 - 36.92) / 9.13 - .17 + 1.3
    const probability = 1 / (1 + Math.exp(-(-0.31 * ((41 - 36.92) / 9.13) - 0.17 + 1.3)))
    expect(prediction.probabilities.Yes).toBeCloseTo(probability, 12)
    expect(prediction).toMatchObject({ label: 'Yes', positive: 'Yes', threshold: 0.5 })
    expect(prediction.warnings).toBeUndefined()
  })

  it('answers JSON, CSV and a form with the same bits', async () => {
    const rows: [string, string, string][] = [['41', 'R&D', 'constructor'], ['', 'Sales', 'toString'], ['NA', 'unseen, "quoted"', ''], ['18.5', '', 'constructor'], ['1e2', '<b>HR</b>', 'hasOwnProperty']]
    const columns = ['age', 'job', '__proto__'] as const
    const asJson = await json('/predict', `[${rows.map((row) => `{${row.map((cell, i) => `${JSON.stringify(columns[i])}: ${JSON.stringify(cell)}`).join(', ')}}`).join(', ')}]`)
    const asCsv = await csv('/predict', `${columns.join(',')}\n${rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n')}\n`)
    const asForms = await Promise.all(rows.map((row) => form('/predict', row.map((cell, i) => [columns[i]!, cell] as [string, string]))))
    const fromJson = asJson.json().predictions.map((prediction: { probabilities: { Yes: number } }) => prediction.probabilities.Yes)
    const lines = asCsv.body.trimEnd().split('\n')
    expect(lines[0]).toBe('age,job,__proto__,prediction,probability,probability of No,probability of Yes,warnings')
    const fromCsv = await Promise.all(lines.slice(1).map(async (line) => Number(/,(?:Yes|No),[^,]*,[^,]*,([^,]*),/.exec(line)![1])))
    const fromForms = asForms.map((response) => response.json().predictions[0].probabilities.Yes)
    expect(fromJson).toHaveLength(5)
    expect(fromCsv).toEqual(fromJson)
    expect(fromForms).toEqual(fromJson)
    expect(new Set(fromJson).size).toBe(5)
  })

  it('gives requests that come together their own answers, of the model, with the options and the errors of each', async () => {
    const asked: [string, unknown][] = [
      ['/predict', { age: 41 }], ['/predict?explain=true', { age: 18, job: 'Sales' }], ['/predict?model=rooms', { rooms: 3 }], ['/predict', { age: 'old' }],
      ['/models/staff/predict?version=1', { age: 41 }], ['/models/staff/predict?version=2', { age: 41 }], ['/predict?model=nobody', { age: 41 }], ['/predict', '{']
    ]
    const together = await Promise.all(asked.map(([url, body]) => json(url, body)))
    for (const [at, [url, body]] of asked.entries()) {
      const alone = await json(url, body)
      expect(together[at]!.statusCode).toBe(alone.statusCode)
      expect(withoutIds(together[at]!.json())).toEqual(withoutIds(alone.json()))
    }
    expect(together.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 422, 200, 200, 404, 400])
  })

  it('reads a JSON number and a boolean as themselves, null as missing', async () => {
    const [number, text, missing, empty] = (await json('/predict', [{ age: 41 }, { age: '41' }, { age: null }, { age: '' }])).json().predictions.map(withoutId)
    expect(number).toEqual(text)
    expect(missing).toEqual(empty)
    expect(missing.probability).not.toBe(number.probability)
  })

  it('names unseen categories, missing and extra columns, and answers all the same', async () => {
    const [{ warnings }] = (await json('/predict', { age: 41, job: 'Astronaut', shoe: 44 })).json().predictions
    expect(warnings).toHaveLength(3)
    expect(warnings.join()).toMatch(/__proto__.*Astronaut.*shoe/)
  })

  it('names the beginning of a long cell', async () => {
    const [{ warnings }] = (await json('/predict', { age: 41, job: 'x'.repeat(200_000) })).json().predictions
    expect(warnings.join()).toContain(`"${'x'.repeat(79)}…" in column "job"`)
    expect((await json('/predict', { age: 'y'.repeat(200_000) })).json().detail).toContain(`/age: "${'y'.repeat(79)}…" is not`)
  })

  it.each([
    ['a word where a number must be', '{"age": "old"}', '/age'],
    ['a number that is none', '{"age": 1e400}', '/age'],
    ['an array', '{"age": [41]}', '/age'],
    ['an object', '{"job": {"a": 1}}', '/job'],
    ['an object deeper than a stack', `{"age": ${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}`, '/age'],
    ['an object under an awkward name', '{"__proto__": {"polluted": 1}}', '/__proto__'],
    ['the second row of several', '[{"age": 1}, {"age": "old"}]', '/1/age'],
    ['a row that is a list', '[[1, 2]]', '/0'],
    ['a row that is a number', '[7]', '/0']
  ])('refuses %s and says which field of which row', async (_, body, path) => {
    const response = await json('/predict', body)
    expect(response.statusCode).toBe(422)
    expect(response.headers['content-type']).toContain('application/problem+json')
    expect(response.json()).toMatchObject({ code: 'ROW_INVALID', errors: [{ path }] })
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  it.each([
    ['{"age": ', 400, 'BAD_REQUEST'],
    ['', 400, 'BAD_REQUEST'],
    ['7', 422, 'ROW_INVALID'],
    ['null', 422, 'ROW_INVALID'],
    [JSON.stringify(Array.from({ length: 1001 }, () => ({}))), 413, 'BODY_TOO_LARGE']
  ])('refuses the body %.20s', async (body, status, code) => {
    const response = await json('/predict', body)
    expect([response.statusCode, response.json().code]).toEqual([status, code])
  })

  it('answers no rows with none, and 1,000 with 1,000', async () => {
    expect((await json('/predict', [])).json().predictions).toEqual([])
    expect((await json('/predict', Array.from({ length: 1000 }, () => ({ age: 30 })))).json().predictions).toHaveLength(1000)
  })

  it('gives contributions that add up to the margin with the baseline', async () => {
    const [prediction] = (await json('/predict?explain=true', awkwardRow)).json().predictions
    const margin = prediction.contributions.reduce((sum: number, { contribution }: { contribution: number }) => sum + contribution, prediction.baseline)
    expect(1 / (1 + Math.exp(-margin))).toBeCloseTo(prediction.probabilities.Yes, 12)
    expect(prediction.contributions.map(({ column }: { column: string }) => column)).toContain('__proto__')
  })

  it('names the smallest changes with which a class is answered otherwise, and leaves columns alone that are to stay', async () => {
    const [{ label, counterfactuals }] = (await json('/predict?counterfactual=true&version=1&model=staff', awkwardRow)).json().predictions
    expect(label).toBe('Yes')
    expect(counterfactuals[0]).toMatchObject({ label: 'No', changes: [{ column: '__proto__', from: 'constructor', to: 'toString' }], text: expect.stringMatching(/how the model behaves/) })
    const kept = (await json('/predict?counterfactual=true&immutable=__proto__,job', awkwardRow)).json().predictions[0].counterfactuals
    expect(kept.flatMap(({ changes }: { changes: { column: string }[] }) => changes.map(({ column }) => column)).filter((column: string) => column !== 'age')).toEqual([])
  })

  it.each([
    ['/predict?model=rooms&counterfactual=true', { rooms: 3 }, /is for classes/],
    ['/predict?counterfactual=true&immutable=shoe', { age: 3 }, /"shoe", which is no column/],
    ['/predict?counterfactual=true', Array.from({ length: 21 }, () => ({})), /up to 20 rows/]
  ])('refuses %s with what to ask instead', async (url, rows, message) => {
    const { statusCode, body } = await json(url, rows)
    expect(statusCode).toBe(422)
    expect(JSON.parse(body)).toMatchObject({ code: 'OPTION_INVALID', detail: expect.stringMatching(message) })
  })

  it('takes the model by query and by path, and a version that is not the champion', async () => {
    expect((await json('/predict?model=rooms', { rooms: '3,5' })).json()).toEqual({ model: 'rooms', version: 1, predictions: [{ id: expect.any(String), value: 0.1 + 0.2 }] })
    expect((await json('/models/rooms/predict', { rooms: 3.5 })).json().predictions[0].value).toBe(0.1 + 0.2)
    const [champion, other] = await Promise.all([json('/models/staff/predict', awkwardRow), json('/models/staff/predict?version=2', awkwardRow)])
    expect(other.json().version).toBe(2)
    expect(other.json().predictions[0].probability).toBeGreaterThan(champion.json().predictions[0].probability)
  })

  it.each([
    ['/predict?model=nothing', 404, 'MODEL_NOT_FOUND'],
    ['/models/unpromoted/predict', 404, 'MODEL_NOT_FOUND'],
    ['/models/staff/predict?version=9', 404, 'VERSION_NOT_FOUND'],
    ['/models/staff/predict?version=x', 422, 'OPTION_INVALID'],
    ['/predict?explian=true', 422, 'OPTION_INVALID']
  ])('refuses %s', async (url, status, code) => {
    const response = await json(url, awkwardRow)
    expect([response.statusCode, response.json().code]).toEqual([status, code])
  })

  it('refuses a body of another type with what it reads', async () => {
    const response = await api.app.inject({ method: 'POST', url: '/predict', headers: { 'content-type': 'text/plain' }, payload: 'age=41' })
    expect(response.statusCode).toBe(415)
    expect(response.json().detail).toMatch(/application\/json or text\/csv/)
  })

  it('refuses a body that is compressed, rather than read nonsense', async () => {
    const response = await api.app.inject({ method: 'POST', url: '/predict', headers: { 'content-type': 'text/csv', 'content-encoding': 'gzip' }, payload: 'x' })
    expect([response.statusCode, response.json().code]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE'])
  })

  it('names the row and the field of a CSV that cannot be read', async () => {
    const response = await csv('/predict', 'age,job\n41,Sales\nold,Sales\n')
    expect(response.statusCode).toBe(422)
    expect(response.json()).toMatchObject({ code: 'ROW_INVALID', errors: [{ path: '/1/age' }] })
  })

  it('gives the rows of a CSV back as they were, with what was asked after them', async () => {
    const response = await csv('/models/rooms/predict', 'name,rooms\r\n"Müller, ""Haus""","1.200,5"\r\nshort\r\n')
    expect(response.headers['content-type']).toContain('text/csv')
    const [header, first, second] = response.body.split('\n')
    expect(header).toBe('name,rooms,prediction,predictionLow,predictionHigh,warnings')
    expect(first).toMatch(/^"Müller, ""Haus""","1\.200,5",0\.30000000000000004,,,/)
    expect(second).toMatch(/^short,,0\.30000000000000004,,,/)
  })

  it('answers a browser with a page that shows the answer and keeps what was typed, escaped', async () => {
    const response = await form('/models/staff/predict', [['age', '41'], ['job', '<script>alert(1)</script>'], ['__proto__', 'constructor']], 'text/html,*/*;q=0.8')
    expect(response.headers['content-type']).toContain('text/html')
    expect(response.body).toContain('id="answer"')
    expect(response.body).toContain('value="41"')
    expect(response.body).not.toContain('<script>alert')
    expect(response.body).toContain('&#60;script&#62;alert')
  })

  it('tells a browser on the form which field it cannot read, and keeps what was typed', async () => {
    const page = await form('/models/staff/predict', [['age', 'abc'], ['job', 'Sales']], 'text/html')
    expect([page.statusCode, page.headers['content-type']]).toEqual([422, 'text/html; charset=utf-8'])
    expect(page.body).toMatch(/role="alert".*<strong>age<\/strong>: &#34;abc&#34; is not a number/s)
    expect(page.body).toContain('value="abc"')
    expect((await form('/models/staff/predict', [['age', 'abc']])).headers['content-type']).toContain('problem+json')
  })

  it('answers a client that sends all of a CSV before it reads', { timeout: 120_000 }, async () => {
    const app = await api.openReplica()
    await app.listen({ host: '127.0.0.1', port: 0 })
    const { port } = app.server.address() as AddressInfo
    const socket = connect(port, '127.0.0.1')
    const rows = 40_000
    const line = `41,Sales,${'x'.repeat(1000)}\n`
    const length = 'age,job,note\n'.length + rows * line.length
    socket.write(`POST /models/staff/predict HTTP/1.0\r\nHost: assay\r\nContent-Type: text/csv\r\nContent-Length: ${length}\r\n\r\nage,job,note\n`)
    for (let sent = 0; sent < rows; sent += 1000) if (!socket.write(line.repeat(1000))) await once(socket, 'drain')
    const answer = await text(socket)
    expect(answer).toMatch(/^HTTP\/1\.1 200 /)
    expect(answer.match(/\n41,Sales,x+,(Yes|No),/g)).toHaveLength(rows)
    expect((await readdir(tmpdir())).filter((name) => name.startsWith('assay-batch-'))).toEqual([])
  })

  it('reads a CSV in the dialect and encoding that a dataset would have', async () => {
    const latin1 = Buffer.from('job;age;__proto__\nBüro;41;constructor\n', 'latin1')
    const [fromCsv, fromJson] = await Promise.all([
      api.app.inject({ method: 'POST', url: '/predict', headers: { 'content-type': 'text/csv' }, payload: latin1 }),
      json('/predict', '{"job": "Büro", "age": "41", "__proto__": "constructor"}')
    ])
    expect(fromCsv.body.split('\n')[1]).toContain(`Büro,41,constructor,Yes,${fromJson.json().predictions[0].probability}`)
  })

  it.each([
    ['no rows', 'age,job\n', 422, 'DATASET_EMPTY'],
    ['nothing', '', 422, 'DATASET_EMPTY'],
    ['one row that is longer than the header', 'job,age\nSales,37,9\n', 422, 'CSV_INVALID'],
    ['rows that are longer than the header', 'age,job\n1,2\n1,2,3\n', 422, 'CSV_INVALID'],
    ['a workbook', 'PK\u0003\u0004', 422, 'CSV_INVALID']
  ])('refuses a CSV of %s', async (_, payload, status, code) => {
    const response = await csv('/predict', payload)
    expect([response.statusCode, response.json().code]).toEqual([status, code])
  })

  it('refuses a field that comes twice', async () => {
    expect((await form('/predict', [['age', '1'], ['age', '2']])).json()).toMatchObject({ code: 'ROW_INVALID', errors: [{ path: '/age' }] })
  })

  it('counts the rows it answered', async () => {
    await json('/predict', [{}, {}])
    expect(await api.metrics.text()).toBeDefined()
    expect((await api.app.inject('/metrics')).body).toMatch(/assay_predictions_total\{format="json"\} [1-9]/)
  })
})
