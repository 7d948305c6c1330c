import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseApiKeys } from '../../src/plugins/api-keys.ts'
import { openTestApi } from '../open-test-api.ts'
import type { TestApi } from '../open-test-api.ts'

let api: TestApi
beforeAll(async () => {
  api = await openTestApi({ config: { apiKeys: ['ann:read:secret-of-ann', 'bob:write:secret:of,bob'.replace(',', '-'), 'eve:admin:secret-of-eve'] } })
})
afterAll(() => api.close())

const bearer = (secret: string) => `Bearer ${secret}`
const basic = (name: string, secret: string) => `Basic ${Buffer.from(`${name}:${secret}`).toString('base64')}`
const ask = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, authorization?: string) => api.app.inject({ method, url, headers: authorization === undefined ? {} : { authorization } })

describe('with API_KEYS', () => {
  it.each(['/', '/models', '/metrics', '/openapi.json', '/docs/', '/queues', '/queues/api/queues', '/nothing'])('%s asks for a key', async (url) => {
    const response = await ask('GET', url)
    expect([response.statusCode, response.json().code]).toEqual([401, 'UNAUTHORIZED'])
    expect(response.headers['www-authenticate']).toMatch(/Bearer.*Basic/)
  })

  it.each(['/healthy', '/ready'])('%s is open', async (url) => expect((await ask('GET', url)).statusCode).toBe(200))

  it.each(['Bearer wrong', 'Bearer', 'Basic !', 'Bearer secret-of-an', 'Bearer secret-of-annn', 'Digest secret-of-ann'])('%s is no key', async (authorization) => {
    expect((await ask('GET', '/models', authorization)).statusCode).toBe(401)
  })

  it('a reader looks and predicts, and changes nothing', async () => {
    const key = bearer('secret-of-ann')
    expect((await ask('GET', '/models', key)).statusCode).toBe(200)
    expect((await ask('POST', '/predict', key)).statusCode).not.toBe(403)
    expect((await ask('POST', '/datasets?target=x', key)).json().code).toBe('FORBIDDEN')
    expect((await ask('POST', '/pipelines/x/cancel', key)).statusCode).toBe(403)
  })

  it('a writer starts pipelines, and neither promotes, deletes nor sees the queues', async () => {
    const key = bearer('secret:of-bob')
    expect((await ask('POST', '/pipelines', key)).statusCode).toBe(400)
    expect((await ask('PUT', '/models/x/champion', key)).statusCode).toBe(403)
    expect((await ask('DELETE', '/datasets/x', key)).statusCode).toBe(403)
    expect((await ask('GET', '/queues', key)).statusCode).toBe(403)
    expect((await ask('GET', '/workers', key)).statusCode).toBe(403)
    expect((await ask('GET', '/queues/api/queues', key)).statusCode).toBe(403)
  })

  it('an admin does it all, in a browser too', async () => {
    expect((await ask('GET', '/queues', bearer('secret-of-eve'))).statusCode).toBe(200)
    expect((await ask('GET', '/workers', bearer('secret-of-eve'))).json().items).toHaveLength(3)
    expect((await ask('GET', '/queues', basic('eve', 'secret-of-eve'))).statusCode).toBe(200)
    expect((await ask('DELETE', '/datasets/x', basic('eve', 'secret-of-eve'))).statusCode).toBe(404)
  })
})

describe('a browser', () => {
  const navigation = { accept: 'text/html,*/*;q=0.8' }

  it('is shown where to enter a key, and loads the page that asks for it', async () => {
    const { statusCode, headers, body } = await api.app.inject({ url: '/', headers: navigation })
    expect([statusCode, headers['www-authenticate']]).toEqual([401, 'Bearer realm="Assay"'])
    const [, script] = /src="(\/assets[^"]+)"/.exec(body)!
    expect((await ask('GET', script!)).statusCode).toBe(200)
  })

  it('keeps a key in a cookie that no script reads and no other site sends', async () => {
    const { statusCode, headers } = await api.app.inject({ method: 'POST', url: '/session', payload: { key: 'secret:of-bob' } })
    expect(statusCode).toBe(204)
    expect(headers['set-cookie']).toMatch(/HttpOnly; SameSite=Strict/)
    const cookie = `theme=dark; ${String(headers['set-cookie']).split(';')[0]}`
    expect((await api.app.inject({ url: '/models', headers: { cookie } })).statusCode).toBe(200)
    expect((await api.app.inject({ url: '/', headers: { ...navigation, cookie } })).statusCode).toBe(200)
    expect((await api.app.inject({ url: '/queues', headers: { cookie } })).statusCode).toBe(403)
  })

  it('is told when no key has the secret, and forgets one when asked to', async () => {
    expect((await api.app.inject({ method: 'POST', url: '/session', payload: { key: 'secret-of-nobody' } })).json().code).toBe('UNAUTHORIZED')
    expect((await ask('DELETE', '/session')).headers['set-cookie']).toMatch(/assay-key=;.*Max-Age=0/)
  })

  it('meets no dialogue when a script of the page is refused', async () => {
    const { headers } = await api.app.inject({ url: '/models', headers: { 'sec-fetch-dest': 'empty' } })
    expect(headers['www-authenticate']).toBe('Bearer realm="Assay"')
  })
})

describe('parseApiKeys', () => {
  it.each(['ann', 'ann:read', 'ann:owner:secret-of-ann', ':read:secret-of-ann', 'ann:read:short'])('refuses %s, without the secret', (entry) => {
    expect(() => parseApiKeys(['a:read:12345678', entry])).toThrowError(expect.objectContaining({ code: 'CONFIG_INVALID', message: expect.stringMatching(/entry 2/) }))
    expect(() => parseApiKeys([entry])).toThrowError(expect.not.objectContaining({ message: expect.stringContaining('secret-of') }))
  })
})
