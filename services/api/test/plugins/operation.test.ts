import { gunzipSync } from 'node:zlib'
import { AppError } from '@assay/shared'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApi } from '../../src/api.ts'
import { openTestApi } from '../open-test-api.ts'
import type { TestApi } from '../open-test-api.ts'

let api: TestApi
beforeAll(async () => { api = await openTestApi({ config: { requestsPerMinute: 60 } }) })
afterAll(() => api.close())

describe('probes', () => {
  it('say that the process is up and can serve', async () => {
    expect((await api.app.inject('/healthy')).statusCode).toBe(200)
    expect((await api.app.inject('/ready')).statusCode).toBe(200)
  })

  it('say that it cannot while its stores do not answer', async () => {
    const away = await createApi({ ...api, ping: async () => { throw new AppError('QUEUE_UNREACHABLE', 'Redis is away') } })
    expect((await away.inject('/healthy')).statusCode).toBe(200)
    const response = await away.inject('/ready')
    expect([response.statusCode, response.json().code, response.headers['retry-after']]).toEqual([503, 'QUEUE_UNREACHABLE', '1'])
    await away.close()
  })
})

describe('/metrics', () => {
  it('shows each route by its pattern', async () => {
    await api.app.inject('/models/someone')
    const { body } = await api.app.inject('/metrics')
    expect(body).toMatch(/assay_http_request_duration_seconds_count\{method="GET",route="\/models\/:name",code="404"\} 1/)
    expect(body).not.toContain('someone')
  })
})

describe('the description', () => {
  it('names every route of the contract', async () => {
    const { openapi, paths } = (await api.app.inject('/openapi.json')).json()
    expect(openapi).toMatch(/^3\.1/)
    expect(Object.entries<object>(paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`)).sort()).toEqual([
      'DELETE /datasets/{id}', 'DELETE /models/{name}/shadow', 'DELETE /session', 'GET /datasets', 'GET /datasets/{id}', 'GET /datasets/{id}/plan',
      'GET /datasets/{id}/profile', 'GET /datasets/{id}/report', 'GET /healthy', 'GET /models', 'GET /models/{name}', 'GET /models/{name}/drift',
      'GET /models/{name}/form', 'GET /models/{name}/shadow', 'GET /models/{name}/versions/{version}', 'GET /models/{name}/versions/{version}/artifact',
      'GET /models/{name}/versions/{version}/card', 'GET /models/{name}/versions/{version}/card.md', 'GET /models/{name}/versions/{version}/page.html',
      'GET /models/{name}/versions/{version}/quality', 'GET /models/{name}/versions/{version}/schema',
      'GET /pipelines', 'GET /pipelines/{id}', 'GET /pipelines/{id}/events', 'GET /pipelines/{id}/leaderboard', 'GET /pipelines/{id}/trials',
      'GET /predictions/{id}', 'GET /ready', 'GET /workers', 'POST /datasets', 'POST /models/{name}/predict', 'POST /outcomes', 'POST /pipelines',
      'POST /pipelines/{id}/cancel', 'POST /predict', 'POST /session', 'PUT /datasets/{id}/plan', 'PUT /models/{name}/champion', 'PUT /models/{name}/shadow'
    ])
  })

  it('tells the fields that an answer has only sometimes', async () => {
    const { paths } = (await api.app.inject('/openapi.json')).json()
    const fields = {
      '/models/{name}': ['history', 'shadow'],
      '/pipelines/{id}': ['options', 'cancelling', 'searchCut', 'warnings'],
      '/pipelines/{id}/leaderboard': ['verdict', 'verdictLines', 'ensemble', 'searchCut', 'rungs', 'outOfBag'],
      '/pipelines/{id}/trials': ['rungs', 'outOfBag'],
      '/models/{name}/versions/{version}': ['verdictLines', 'decision', 'curves', 'dependence', 'groups', 'conformal', 'effects']
    }
    for (const [path, names] of Object.entries(fields)) for (const name of names) expect(paths[path].get.description).toContain(`\`${name}\``)
    const [ofClasses, ofValues] = paths['/predict'].post.responses[200].content['application/json'].schema.properties.predictions.items.anyOf
    const common = ['id', 'warnings', 'baseline', 'contributions']
    expect(Object.keys(ofClasses.properties)).toEqual(['label', 'probability', 'probabilities', 'positive', 'threshold', 'set', 'abstain', 'counterfactuals', ...common])
    expect(Object.keys(ofValues.properties)).toEqual(['value', 'interval', ...common])
  })

  it('is shown to people by a page that loads from here alone', async () => {
    const { body, headers } = await api.app.inject('/docs/')
    expect(body).not.toMatch(/(src|href)="(https?:)?\/\//)
    expect(headers['content-security-policy']).toContain("default-src 'none'")
    const [, script] = /<script[^>]* src="([^"]+)"/.exec(body)!
    expect((await api.app.inject(new URL(script!, 'http://x/docs/').pathname)).headers['content-type']).toContain('javascript')
  })
})

describe('pages', () => {
  it.each(['/', '/models/none/form', '/queues', '/docs/'])('%s allow no other host', async (url) => {
    const policy = (await api.app.inject(url)).headers['content-security-policy']
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toMatch(/https?:|\*/)
  })

  it('come with what they load', async () => {
    const { body } = await api.app.inject('/')
    const loaded = [...body.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, url]) => url!)
    expect(loaded).toEqual(['/icon.svg', expect.stringMatching(/\.js$/), expect.stringMatching(/\.css$/)])
    for (const url of [...loaded, '/favicon.ico', '/assets/form.css']) {
      const { statusCode, headers, rawPayload } = await api.app.inject({ url, headers: { 'accept-encoding': 'gzip' } })
      expect([statusCode, headers['content-encoding'] === undefined ? rawPayload : gunzipSync(rawPayload)]).toEqual([200, (await api.app.inject(url)).rawPayload])
    }
    expect((await api.app.inject('/assets/none.js')).statusCode).toBe(404)
    expect((await api.app.inject('/queues')).body).not.toMatch(/(?:href|src)="https?:/)
    const board = await api.app.inject('/queues/api/queues')
    expect(board.json().queues.map(({ name }: { name: string }) => name)).toEqual(['clean', 'train', 'evaluate'])
  })
})

describe('REQUESTS_PER_MINUTE', () => {
  it('turns away whoever asks more, and never a probe', async () => {
    const answers = await Promise.all(Array.from({ length: 80 }, () => api.app.inject('/models')))
    const refused = answers.filter(({ statusCode }) => statusCode === 429)
    expect(refused.length).toBeGreaterThan(0)
    expect(refused[0]!.json().code).toBe('TOO_MANY_REQUESTS')
    expect((await api.app.inject('/healthy')).statusCode).toBe(200)
  })
})
