import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApi } from '../../src/api.ts'
import { openTestApi } from '../open-test-api.ts'
import type { TestApi } from '../open-test-api.ts'

let api: TestApi
let port: number
beforeAll(async () => {
  api = await openTestApi()
  port = Number(new URL(await api.app.listen({ port: 0, host: '127.0.0.1' })).port)
})
afterAll(() => api.close())

/** Sends bytes as they are. */
async function sendRaw (bytes: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  socket.end(bytes)
  return text(socket)
}

describe('every error', () => {
  it.each([
    ['GET', '/nothing', 404, 'NOT_FOUND'],
    ['GET', '/models//', 404, 'NOT_FOUND'],
    ['GET', '/%zz', 400, 'BAD_REQUEST'],
    ['PUT', '/predict', 405, 'METHOD_NOT_ALLOWED'],
    ['DELETE', '/models/x/champion', 405, 'METHOD_NOT_ALLOWED'],
    ['GET', '/models?limit=0', 422, 'OPTION_INVALID'],
    ['GET', '/models?limits=1', 422, 'OPTION_INVALID'],
    ['GET', '/models?limit=1&limit=2', 422, 'OPTION_INVALID'],
    ['GET', `/models/${'x'.repeat(2000)}`, 400, 'BAD_REQUEST']
  ] as const)('to %s %.40s is a problem document', async (method, url, status, code) => {
    const response = await api.app.inject({ method, url })
    expect(response.headers['content-type']).toContain('application/problem+json')
    const problem = response.json()
    expect(problem).toMatchObject({ status, code, type: `urn:assay:problem:${code}` })
    expect([response.statusCode, problem.title.length > 0, problem.detail.length > 0]).toEqual([status, true, true])
  })

  it('says what a path does answer', async () => {
    expect((await api.app.inject({ method: 'DELETE', url: '/datasets' })).headers.allow).toBe('GET, HEAD, POST')
    expect((await api.app.inject({ method: 'PATCH', url: '/models/a%20b/champion' })).headers.allow).toBe('PUT')
  })

  it.each([
    ['POST', '/pipelines', '{"a": ', 'application/json', 400],
    ['POST', '/pipelines', '', 'application/json', 400],
    ['POST', '/pipelines', '{"__proto__": {"a": 1}}', 'application/json', 400],
    ['POST', '/pipelines', 'x'.repeat(2_000_000), 'application/json', 413],
    ['POST', '/pipelines', 'x', 'text/plain', 415],
    ['PUT', '/models/x/champion', 'a=1', 'application/x-www-form-urlencoded', 415]
  ] as const)('in the body of %s %s (%.10s) is one too', async (method, url, payload, type, status) => {
    const response = await api.app.inject({ method, url, payload, headers: { 'content-type': type } })
    expect(response.statusCode).toBe(status)
    expect(response.json().status).toBe(status)
  })

  it('of requests that are not HTTP is one, and the next request is answered', async () => {
    expect(await sendRaw('garbage\r\n\r\n')).toMatch(/^HTTP\/1\.1 400[^]*application\/problem\+json[^]*BAD_REQUEST/)
    expect(await sendRaw(`GET / HTTP/1.1\r\nhost: x\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 431/)
    expect(await sendRaw('POST /predict HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n')).toMatch(/^HTTP\/1\.1 400/)
    expect((await fetch(`http://127.0.0.1:${port}/healthy`)).status).toBe(200)
  })

  it('that nobody foresaw says nothing of the inside', async () => {
    const broken = await createApi({ ...api, registry: { ...api.registry, names: () => { throw new TypeError('undefined is not a secret') } } })
    const response = await broken.inject('/models')
    expect([response.statusCode, response.json().code]).toEqual([500, 'INTERNAL'])
    expect(response.body).not.toMatch(/secret|TypeError|node_modules/)
    await broken.close()
  })
})

describe('a page of another site', () => {
  it.each(['cross-site', 'same-site'])('changes nothing (%s)', async (site) => {
    const response = await api.app.inject({ method: 'POST', url: '/datasets?target=x', headers: { 'content-type': 'text/csv', 'sec-fetch-site': site }, payload: 'x,y\n1,2\n' })
    expect(response.json().code).toBe('FORBIDDEN')
  })

  it('may link here', async () => {
    expect((await api.app.inject({ url: '/', headers: { 'sec-fetch-site': 'cross-site' } })).statusCode).toBe(200)
  })
})
