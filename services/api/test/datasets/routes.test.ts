import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { ReadableStream } from 'node:stream/web'
import { gunzipSync, gzipSync } from 'node:zlib'
import { objectKeys } from '@assay/shared'
import type { CleaningPlan, CleaningRecord, TableProfile } from '@assay/shared'
import { writeDocument } from '@assay/storage'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestApi } from '../open-test-api.ts'
import type { TestApi } from '../open-test-api.ts'

let api: TestApi
beforeAll(async () => { api = await openTestApi({ config: { maxDatasetBytes: 1_000_000 } }) })
afterAll(() => api.close())

const csv = 'age,left\n41,Yes\n30,No\n'
const post = (query: string, payload: string | Buffer | Readable, headers: Record<string, string> = {}) =>
  api.app.inject({ method: 'POST', url: `/datasets?${query}`, headers: { 'content-type': 'text/csv', ...headers }, payload })

type Part = readonly [name: string, content: string | Buffer, fileName?: string]
function postForm (parts: readonly Part[], query = '') {
  const boundary = 'a-boundary'
  const body = Buffer.concat([...parts.flatMap(([name, content, fileName]) => [
    Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"${fileName === undefined ? '' : `; filename="${fileName}"\r\ncontent-type: text/csv`}\r\n\r\n`),
    Buffer.from(content),
    Buffer.from('\r\n')
  ]), Buffer.from(`--${boundary}--\r\n`)])
  return api.app.inject({ method: 'POST', url: `/datasets?${query}`, headers: { 'content-type': `multipart/form-data; boundary=${boundary}` }, payload: body })
}
const uploads = () => api.objects.list('uploads/')

describe('POST /datasets', () => {
  it('stores the bytes under their hash, queues the pipeline once, and answers where it is', async () => {
    const response = await post('target=left&trials=5', csv)
    expect(response.statusCode).toBe(202)
    const { dataset, pipeline } = response.json()
    expect(response.headers.location).toBe(`/pipelines/${pipeline.id}`)
    expect(dataset).toMatchObject({ id: createHash('sha256').update(csv).digest('hex'), name: 'left', bytes: csv.length })
    expect(pipeline).toMatchObject({ datasetId: dataset.id, modelName: 'left', target: 'left', seed: 1, state: 'queued', stage: 'clean', progress: 0, trials: { total: 5, completed: 0, pruned: 0, failed: 0 } })
    expect(Buffer.from(await api.objects.get(objectKeys.datasetRaw(dataset.id))).toString()).toBe(csv)
    expect(await uploads()).toEqual([])

    const again = await post('trials=5&seed=1&target=left', csv)
    expect([again.statusCode, again.json().pipeline.id]).toEqual([200, pipeline.id])
    const [clean] = await api.queues.counts()
    expect(clean?.jobs.waiting).toBe(1)
    const other = await post('target=left&trials=6', csv)
    expect([other.statusCode, other.json().dataset.id === dataset.id, other.json().pipeline.id === pipeline.id]).toEqual([202, true, false])
  })

  it('is the same dataset gzipped, with the header or by its first bytes alone', async () => {
    const id = createHash('sha256').update(csv).digest('hex')
    const zipped = gzipSync(csv)
    expect((await post('target=left', zipped, { 'content-encoding': 'gzip' })).json().dataset.id).toBe(id)
    expect((await post('target=left', zipped)).json().dataset.id).toBe(id)
    expect((await postForm([['target', 'left'], ['file', zipped, 'staff.csv.gz']])).json().dataset.id).toBe(id)
  })

  it.each(['application/vnd.apache.parquet', 'application/x-parquet'])('takes %s as it is, and knows it by its bytes', async (type) => {
    const bytes = Buffer.from(`PAR1${type}PAR1`)
    const response = await post('target=left', bytes, { 'content-type': type })
    expect([response.statusCode, response.json().dataset.id]).toEqual([202, createHash('sha256').update(bytes).digest('hex')])
    const form = await postForm([['target', 'left'], ['file', bytes, 'staff.parquet']])
    expect([form.statusCode, form.json().dataset]).toEqual([200, response.json().dataset])
  })

  it('takes a form with options before and after the file, and a name from the file', async () => {
    const content = 'a,b\n1,2\n'
    const response = await postForm([['trials', '7'], ['file', content, 'C:\\people\\HR data (2024).csv'], ['target', 'b'], ['metric', '']])
    expect(response.statusCode).toBe(202)
    expect(response.json()).toMatchObject({ dataset: { name: 'HR-data-2024' }, pipeline: { modelName: 'HR-data-2024', target: 'b', trials: { total: 7 } } })
  })

  it.each([
    ['nothing but a target', 'target=left', '', 422, 'DATASET_EMPTY'],
    ['no target', '', csv, 422, 'OPTION_INVALID'],
    ['an unknown option', 'target=left&trails=4', csv, 422, 'OPTION_INVALID'],
    ['an option twice', 'target=left&target=age', csv, 422, 'OPTION_INVALID'],
    ['more bytes than allowed', 'target=left', Buffer.alloc(1_000_001, 'a'), 413, 'DATASET_TOO_LARGE']
  ])('refuses %s and keeps nothing', async (_, query, payload, status, code) => {
    const response = await post(query, payload)
    expect([response.statusCode, response.json().code]).toEqual([status, code])
    expect(await uploads()).toEqual([])
  })

  it('says every fault of the options at once, with its path', async () => {
    const { errors } = (await post('target=left&trials=0&metric=auc&__proto__=1&learners=svm', csv)).json()
    expect(errors.map(({ path }: { path: string }) => path).sort()).toEqual(['__proto__', 'learners', 'metric', 'trials'])
  })

  it.each([
    ['no file', [['target', 'left']], 400, 'BAD_REQUEST'],
    ['two files', [['target', 'left'], ['file', csv, 'a.csv'], ['other', csv, 'b.csv']], 400, 'BAD_REQUEST'],
    ['an invalid option after the file', [['file', csv, 'a.csv'], ['target', 'left'], ['trials', 'many']], 422, 'OPTION_INVALID'],
    ['a field called __proto__', [['__proto__', 'x'], ['file', csv, 'a.csv'], ['target', 'left']], 400, 'BAD_REQUEST'],
    ['an empty file', [['target', 'left'], ['file', '', 'a.csv']], 422, 'DATASET_EMPTY'],
    ['too large a file', [['target', 'left'], ['file', Buffer.alloc(1_000_001, 'a'), 'a.csv']], 413, 'DATASET_TOO_LARGE']
  ] as const)('refuses a form with %s and keeps nothing', async (_, parts, status, code) => {
    const response = await postForm(parts)
    expect([response.statusCode, response.json().code]).toEqual([status, code])
    expect(response.headers['content-type']).toContain('application/problem+json')
    expect(await uploads()).toEqual([])
  })

  it.each([
    ['a form that breaks off', 'multipart/form-data; boundary=x', '--x\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\na,b', 400],
    ['a form without a boundary', 'multipart/form-data', 'x', 400],
    ['a form of nothing', 'multipart/form-data; boundary=x', '', 400],
    ['another type', 'application/json', '{}', 415],
    ['no type', '', 'a,b\n1,2\n', 415]
  ])('refuses %s', async (_, type, payload, status) => {
    const response = await post('target=left', payload, { 'content-type': type })
    expect(response.statusCode).toBe(status)
    expect(response.headers['content-type']).toContain('application/problem+json')
    expect(await uploads()).toEqual([])
  })

  it.each([
    ['broken gzip', Buffer.from('not gzip at all'), 'gzip', 400],
    ['gzip that ends early', gzipSync(csv.repeat(1000)).subarray(0, 50), 'gzip', 400],
    ['another encoding', Buffer.from(csv), 'br', 415],
    ['a bomb', gzipSync(Buffer.alloc(50_000_000)), 'gzip', 413]
  ])('refuses %s', async (_, payload, encoding, status) => {
    const response = await post('target=left', payload, { 'content-encoding': encoding })
    expect(response.statusCode).toBe(status)
    expect(await uploads()).toEqual([])
  })

  it('says where damaged gzip breaks off', async () => {
    const lines = Array.from({ length: 5_000 }, (_, row) => `${row},${row * 7919 % 5_000}`)
    const zipped = gzipSync(lines.join('\n') + '\n')
    const detailOf = async (payload: Buffer): Promise<string> => (await post('target=left', payload, { 'content-encoding': 'gzip' })).json().detail
    expect(await detailOf(zipped.subarray(0, -1))).toBe('The body is not whole gzip (unexpected end of file), noticed after line 5000 of what it holds; send the file again')
    const [, line] = (await detailOf(zipped.subarray(0, zipped.length >> 1))).match(/after line (\d+)/)!
    expect(Number(line)).toBeGreaterThan(1_000)
    expect(Number(line)).toBeLessThan(4_000)
    expect(await detailOf(Buffer.from('a,b\n1,2\n'))).toBe('The body is not whole gzip (incorrect header check); send the file again')
  })

  it('keeps nothing of a client that goes away', async () => {
    const body = Readable.from((async function * () {
      yield 'a,b\n1,2\n'
      throw new Error('gone')
    })())
    await post('target=b', body).catch(() => {})
    expect(await uploads()).toEqual([])
  })

  it('tells a client that is still sending why it was refused', async () => {
    const url = new URL(await api.app.listen({ port: 0, host: '127.0.0.1' }))
    const response = await fetch(new URL('/datasets?target=b', url), {
      method: 'POST',
      headers: { 'content-type': 'text/csv' },
      body: ReadableStream.from((function * () { for (let i = 0; i < 200; i++) yield new Uint8Array(65_536) })()),
      duplex: 'half'
    } as RequestInit)
    expect(response.status).toBe(413)
    expect(await response.json()).toMatchObject({ code: 'DATASET_TOO_LARGE' })
  })
})

describe('datasets', () => {
  it('are listed newest first, page by page, and shown one by one', async () => {
    const posted = []
    for (const n of [1, 2, 3]) posted.push((await post('target=b', `a,b\n${n},2\n`)).json().dataset)
    const first = (await api.app.inject('/datasets?limit=2')).json()
    expect(first.items).toEqual([posted[2], posted[1]])
    const second = (await api.app.inject(`/datasets?limit=1&cursor=${first.nextCursor}`)).json()
    expect(second.items).toEqual([posted[0]])
    expect((await api.app.inject(`/datasets/${posted[0].id}`)).json()).toEqual(posted[0])
    expect((await api.app.inject('/datasets?cursor=gone')).json().code).toBe('OPTION_INVALID')
  })

  it.each(['', '/profile', '/plan', '/report'])('answer 404 to an unknown id%s', async (rest) => {
    for (const id of ['0'.repeat(64), '..%2f..%2fpipelines', '__proto__']) {
      const response = await api.app.inject(`/datasets/${id}${rest}`)
      expect(response.statusCode).toBe(404)
    }
  })

  it('answer 409 for a profile, a plan and a report before cleaning has ended', async () => {
    const { dataset } = (await post('target=b', 'a,b\n7,8\n')).json()
    for (const part of ['profile', 'plan', 'report']) {
      const response = await api.app.inject(`/datasets/${dataset.id}/${part}`)
      expect([response.statusCode, response.json().code]).toEqual([409, 'NOT_READY'])
    }
  })

  it('show profile, plan and report of the pipeline that was cleaned last, and follow an edited plan', async () => {
    const { dataset, pipeline } = (await post('target=left&trials=9', 'age,left\n1,<b>Yes</b>\n2,No\n')).json()
    await prepare(dataset.id, pipeline.id)
    expect((await api.app.inject(`/datasets/${dataset.id}/profile`)).json()).toEqual(profile)
    expect((await api.app.inject(`/datasets/${dataset.id}/plan`)).json()).toEqual(plan)
    const report = await api.app.inject(`/datasets/${dataset.id}/report`)
    expect(report.headers['content-type']).toContain('text/html')
    expect(report.body).toContain('&#60;b&#62;Yes&#60;/b&#62;')
    expect(report.body).not.toMatch(/<b>Yes|<script|<link|src=/)
    const sheet = /<style>([^]*)<\/style>/.exec(report.body)![1]!
    expect(report.headers['content-security-policy']).toBe(`default-src 'none'; style-src 'sha256-${createHash('sha256').update(sheet).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`)
    expect((await api.app.inject(`/datasets/${dataset.id}/report`)).body).toBe(report.body)
    const inFrench = await api.app.inject({ url: `/datasets/${dataset.id}/report`, headers: { 'accept-language': 'fr-BE,fr;q=0.9,en;q=0.8' } })
    expect([report, inFrench].map(({ body }) => /<html lang="(..)">/.exec(body)?.[1])).toEqual(['en', 'fr'])
    expect([report, inFrench].map(({ headers }) => [headers['content-language'], headers.vary])).toEqual([['en', 'accept-encoding, accept-language'], ['fr', 'accept-encoding, accept-language']])
    expect((await api.app.inject(`/datasets/${dataset.id}/report`)).body).toBe(report.body)
    const zipped = await api.app.inject({ url: `/datasets/${dataset.id}/report`, headers: { 'accept-encoding': 'gzip, br' } })
    expect([zipped.headers['content-encoding'], zipped.headers['content-type'], gunzipSync(zipped.rawPayload).toString()]).toEqual(['gzip', report.headers['content-type'], report.body])

    const edited = { target: 'left', steps: [...plan.steps, { step: 'drop', column: 'age', reason: 'unfair' }] }
    const response = await api.app.inject({ method: 'PUT', url: `/datasets/${dataset.id}/plan`, payload: edited })
    expect(response.statusCode).toBe(202)
    const next = response.json().pipeline
    expect(next).toMatchObject({ datasetId: dataset.id, modelName: pipeline.modelName, trials: { total: 9 } })
    expect(next.id).not.toBe(pipeline.id)
    const { order } = await api.pipelines.read(next.id)
    expect(JSON.parse(Buffer.from(await api.objects.get(objectKeys.plan(dataset.id, order.options.planHash!))).toString())).toEqual(edited)
    expect((await api.app.inject({ method: 'PUT', url: `/datasets/${dataset.id}/plan`, payload: edited })).statusCode).toBe(200)
  })

  it('take the options of an edited plan from the latest pipeline of its target', async () => {
    const text = 'age,left\n11,Yes\n12,No\n'
    const { dataset, pipeline } = (await post('target=left&trials=9&name=leavers', text)).json()
    const other = (await post('target=age&trials=3&metric=mae&name=ages', text)).json().pipeline
    await prepare(dataset.id, pipeline.id)
    await prepare(dataset.id, other.id)
    const put = (target: string) => api.app.inject({ method: 'PUT', url: `/datasets/${dataset.id}/plan`, payload: { ...plan, target } })
    expect((await put('left')).json().pipeline).toMatchObject({ target: 'left', modelName: 'leavers', trials: { total: 9 } })
    expect((await put('age')).json().pipeline).toMatchObject({ target: 'age', modelName: 'ages', metric: 'mae', trials: { total: 3 } })
  })

  it.each([
    [{ target: 'left' }, 'OPTION_INVALID'],
    [{ target: 'left', steps: [{ step: 'drop', column: 'shoe' }] }, 'OPTION_INVALID'],
    [[], 'OPTION_INVALID'],
    [7, 'OPTION_INVALID']
  ])('refuse the plan %j', async (payload, code) => {
    const { dataset, pipeline } = (await post('target=left', 'age,left\n5,Yes\n6,No\n')).json()
    await prepare(dataset.id, pipeline.id)
    const response = await api.app.inject({ method: 'PUT', url: `/datasets/${dataset.id}/plan`, headers: { 'content-type': 'application/json' }, payload: JSON.stringify(payload) })
    expect([response.statusCode, response.json().code]).toEqual([422, code])
  })

  it('go with their pipelines, once none of them works', async () => {
    const { dataset, pipeline } = (await post('target=left', 'age,left\n8,Yes\n9,No\n')).json()
    const url = `/datasets/${dataset.id}`
    expect((await api.app.inject({ method: 'DELETE', url })).json().code).toBe('CONFLICT')
    await api.app.inject({ method: 'POST', url: `/pipelines/${pipeline.id}/cancel` })
    expect((await api.app.inject({ method: 'DELETE', url })).statusCode).toBe(204)
    expect((await api.app.inject(url)).statusCode).toBe(404)
    expect((await api.app.inject(`/pipelines/${pipeline.id}`)).statusCode).toBe(404)
    expect(await api.objects.list(objectKeys.dataset(dataset.id))).toEqual([])
    expect((await post('target=left', 'age,left\n8,Yes\n9,No\n')).statusCode).toBe(202)
  })
})

const plan: CleaningPlan = { target: 'left', steps: [{ step: 'dropRows', where: 'targetMissing', reason: 'no answer to learn' }] }
const profile = {
  rows: 2,
  columns: [
    { name: 'age', type: 'number', rows: 2, missing: 0, distinct: 2, number: { mean: 1.5, standardDeviation: 0.7, skewness: 0, zeros: 0, negatives: 0, integer: true, quantiles: [1, 1, 1, 1, 1.5, 2, 2, 2, 2], histogram: { edges: [1, 1.5, 2], counts: [1, 1] } } },
    { name: 'left', type: 'category', rows: 2, missing: 0, distinct: 2, topLevels: [{ level: '<b>Yes</b>', rows: 1 }, { level: 'No', rows: 1 }] }
  ],
  duplicateRows: 0,
  duplicateRowsIgnoringIdentifiers: 0,
  quarantined: [],
  associations: [],
  alerts: [{ severity: 'note', code: 'duplicates', columns: [], detail: 'nothing & nothing' }],
  reading: { encoding: 'utf-8', delimiter: ',', quote: '"', header: true, preambleLines: 0 }
} satisfies TableProfile

/** What the clean stage leaves, also of a pipeline that a leak stops. */
async function prepare (datasetId: string, pipelineId: string): Promise<void> {
  const cleaning: CleaningRecord = {
    problem: { target: 'left', kind: 'binary', metric: 'rocAuc', classes: ['No', '<b>Yes</b>'] },
    planHash: 'abc',
    rows: { file: 2, training: 1, test: 1 },
    warnings: [],
    touched: [0],
    split: { by: 'classes', training: [1, 0], test: [0, 1] },
    changes: [],
    missingPatterns: []
  }
  await writeDocument(api.objects, objectKeys.plan(datasetId, 'abc'), plan)
  await writeDocument(api.objects, objectKeys.profile(pipelineId), profile)
  await writeDocument(api.objects, objectKeys.cleaning(pipelineId), cleaning)
}
