import { setTimeout } from 'node:timers/promises'
import { gunzipSync } from 'node:zlib'
import { encodeArtifact } from '@assay/model'
import { AppError, objectKeys } from '@assay/shared'
import { openMemoryStore } from '@assay/storage'
import type { ObjectStore } from '@assay/storage'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { binaryArtifact, constantArtifact, registerVersion } from '../artifacts.ts'
import { openTestApi } from '../open-test-api.ts'
import type { TestApi } from '../open-test-api.ts'

let api: TestApi
beforeAll(async () => {
  api = await openTestApi()
  await registerVersion(api.registry, { name: 'staff', artifact: binaryArtifact(), pipelineId: 'p1' })
  await registerVersion(api.registry, { name: 'staff', artifact: binaryArtifact({ bias: 1 }), pipelineId: 'p2' })
  await registerVersion(api.registry, { name: 'staff', artifact: binaryArtifact({ bias: 2 }), pipelineId: 'p3' })
  await api.registry.promote('staff', 1, 'first')
  await registerVersion(api.registry, { name: 'büro', artifact: constantArtifact(1), pipelineId: 'p4' })
})
afterAll(() => api.close())

const promote = (version: unknown, app = api.app) => app.inject({ method: 'PUT', url: '/models/staff/champion', payload: { version } })
const servedVersion = async (app = api.app): Promise<number> => (await app.inject({ method: 'POST', url: '/models/staff/predict', payload: { age: 30 } })).json().version

describe('models', () => {
  it('are listed by name, page by page', async () => {
    const first = (await api.app.inject('/models?limit=1')).json()
    expect(first.items.map(({ name }: { name: string }) => name)).toEqual(['büro'])
    const second = (await api.app.inject(`/models?limit=1&cursor=${encodeURIComponent(first.nextCursor)}`)).json()
    expect(second.items.map(({ name }: { name: string }) => name)).toEqual(['staff'])
    expect(second.nextCursor).toBeUndefined()
  })

  it('show their versions, and one its card', async () => {
    expect((await api.app.inject('/models/staff')).json()).toMatchObject({ name: 'staff', champion: 1, versions: [{ version: 1 }, { version: 2 }, { version: 3 }] })
    expect((await api.app.inject(`/models/${encodeURIComponent('büro')}`)).json().versions).toHaveLength(1)
    expect((await api.app.inject('/models/staff/versions/2')).json()).toMatchObject({ version: 2, pipelineId: 'p2', card: { question: { target: 'left' } } })
  })

  it('have a card as a page that loads nothing, and as Markdown', async () => {
    const page = await api.app.inject('/models/staff/versions/2/card')
    expect(page.headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'content-security-policy': expect.stringMatching(/^default-src 'none'; style-src 'sha256-/) })
    expect(page.body).toContain('staff, version 2')
    const inFrench = await api.app.inject({ url: '/models/staff/versions/2/card', headers: { 'accept-language': 'fr' } })
    expect(inFrench.headers).toMatchObject({ 'content-language': 'fr', vary: 'accept-encoding, accept-language' })
    expect(inFrench.body).toMatch(/Fiche du modèle\u00a0: il prédit/)
    const markdown = await api.app.inject('/models/staff/versions/2/card.md')
    expect([markdown.headers['content-type'], markdown.body]).toEqual(['text/markdown; charset=utf-8', '# made by hand'])
    expect((await api.app.inject('/models/staff/versions/9/card')).json().code).toBe('VERSION_NOT_FOUND')
    expect((await api.app.inject('/models/staff/versions/9/card.md')).json().code).toBe('VERSION_NOT_FOUND')
  })

  it('give the bytes that were registered', async () => {
    const response = await api.app.inject('/models/staff/versions/1/artifact')
    expect(response.headers['content-type']).toBe('application/octet-stream')
    expect(response.rawPayload.equals(encodeArtifact(binaryArtifact()))).toBe(true)
  })

  it('say who was champion, and why', async () => {
    expect((await api.app.inject('/models/staff')).json().history).toEqual([{ version: 1, promotedAt: expect.any(String), reason: expect.any(String) }])
  })

  it('describe a row by a JSON Schema, whatever its columns are called', async () => {
    const response = await api.app.inject('/models/staff/versions/1/schema')
    const { properties } = JSON.parse(response.body, (_key, value) => value)
    expect(Object.keys(properties)).toEqual(['age', 'job', '__proto__'])
    expect(Object.getOwnPropertyDescriptor(properties, '__proto__')?.value.examples).toEqual(['constructor', 'toString'])
  })

  it('have a form with the right widget for each column', async () => {
    const { body, headers } = await api.app.inject('/models/staff/form')
    expect(headers['content-type']).toContain('text/html')
    expect(body).toMatch(/<input name="age" value="36" type="number" step="1">/)
    expect(body).toContain('18 to 60 in training')
    expect(body).toMatch(/<select name="__proto__">.*<option selected>toString<\/option>/)
    expect(body).toContain('<option>&#60;b&#62;HR&#60;/b&#62;</option>')
  })

  it.each([
    ['fr-CA,fr;q=0.9,en;q=0.8', 'fr', 'de 18 à 60 à l’entraînement', 'Prédire'],
    ['de-DE,en;q=0.5,fr;q=0.3', 'en', '18 to 60 in training', 'Predict'],
    ['en;q=0.3, FR-ch ; q=0.4', 'fr', 'de 18 à 60 à l’entraînement', 'Prédire'],
    ['fr;q=0', 'en', '18 to 60 in training', 'Predict'],
    ['*', 'en', '18 to 60 in training', 'Predict']
  ])('have a form in the language of the browser: %s', async (accepted, language, range, button) => {
    const { body } = await api.app.inject({ url: '/models/staff/form', headers: { 'accept-language': accepted } })
    expect(body).toContain(`<html lang="${language}">`)
    expect(body).toContain(range)
    expect(body).toContain(`>${button}</button>`)
  })

  it('say how a form asks for each column, in their order', async () => {
    const schema = (await api.app.inject('/models/staff/versions/1/schema')).json()
    expect(schema['x-form']).toMatchObject([
      { name: 'age', widget: 'number', integer: true, typical: '36', range: ['18', '60'] },
      { name: 'job', widget: 'choice' },
      { name: '__proto__', widget: 'choice', levels: ['constructor', 'toString'] }
    ])
  })

  it('are pages of their own, which hold the artifact and load nothing', async () => {
    const { body, headers } = await api.app.inject('/models/staff/versions/1/page.html')
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'sha256-[^']+'; style-src 'sha256-[^']+';/)
    const [, held] = /id="model" data-name="staff" data-version="1">([^<]+)</.exec(body)!
    expect(gunzipSync(Buffer.from(held!, 'base64')).equals(encodeArtifact(binaryArtifact()))).toBe(true)
    expect(body).not.toMatch(/<(script|link|img)[^>]* (src|href)=/)
  })

  it.each([
    ['/models/nobody', 'MODEL_NOT_FOUND'],
    ['/models/nobody/form', 'MODEL_NOT_FOUND'],
    ['/models/staff/versions/9', 'VERSION_NOT_FOUND'],
    ['/models/staff/versions/9/artifact', 'VERSION_NOT_FOUND'],
    ['/models/staff/versions/9/page.html', 'VERSION_NOT_FOUND'],
    ['/models/staff/versions/9/schema', 'VERSION_NOT_FOUND'],
    ['/models/staff/versions/last', 'NOT_FOUND'],
    ['/models/..%2f..%2fetc%2fpasswd', 'MODEL_NOT_FOUND']
  ])('answer 404 to %s', async (url, code) => {
    const response = await api.app.inject(url)
    expect([response.statusCode, response.json().code]).toEqual([404, code])
  })
})

describe('PUT /models/{name}/champion', () => {
  it('answers by the new version at once, in a second process within a second, and rolls back', async () => {
    const replica = await api.openReplica()
    expect([await servedVersion(), await servedVersion(replica)]).toEqual([1, 1])
    expect((await promote(2)).json().champion).toBe(2)
    expect(await servedVersion()).toBe(2)
    const deadline = Date.now() + 1000
    while (await servedVersion(replica) !== 2 && Date.now() < deadline) await setTimeout(10)
    expect(await servedVersion(replica)).toBe(2)
    expect((await promote(1)).json().champion).toBe(1)
    expect(await servedVersion()).toBe(1)
  })

  it('is in the memory of a process that starts before anybody asks for it', async () => {
    const stored = openMemoryStore()
    let reachable = true
    const objects: ObjectStore = { ...stored, get: async (key) => { if (reachable) return stored.get(key); throw new AppError('STORE_UNREACHABLE', 'cut off') } }
    const own = await openTestApi({ objects })
    onTestFinished(own.close)
    await own.registry.promote('staff', await registerVersion(own.registry, { name: 'staff', artifact: binaryArtifact(), pipelineId: 'a' }), 'first')
    const replica = await own.openReplica()
    reachable = false
    const late = await own.openReplica()
    expect((await replica.inject({ method: 'POST', url: '/predict', payload: { age: 30 } })).statusCode).toBe(200)
    expect((await late.inject({ method: 'POST', url: '/predict', payload: { age: 30 } })).statusCode).toBe(503)
    reachable = true
    expect((await late.inject({ method: 'POST', url: '/predict', payload: { age: 30 } })).statusCode).toBe(200)
  })

  it('fails no request meanwhile', async () => {
    const replica = await api.openReplica()
    const seen = new Set<number>()
    const failures: number[] = []
    let promoting = true
    const ask = async (app: typeof replica): Promise<void> => {
      while (promoting) {
        const response = await app.inject({ method: 'POST', url: '/models/staff/predict', payload: { age: 30 } })
        if (response.statusCode === 200) seen.add(response.json().version)
        else failures.push(response.statusCode)
      }
    }
    const asking = [ask(api.app), ask(api.app), ask(replica)]
    for (let round = 0; round < 30; round++) await promote(round % 3 + 1)
    promoting = false
    await Promise.all(asking)
    expect(failures).toEqual([])
    expect([...seen].sort()).toEqual([1, 2, 3])
  })

  it.each([
    [{ version: 9 }, 404, 'VERSION_NOT_FOUND'],
    [{ version: 0 }, 422, 'OPTION_INVALID'],
    [{}, 422, 'OPTION_INVALID'],
    [{ version: 1, force: true }, 422, 'OPTION_INVALID']
  ])('refuses %j', async (payload, status, code) => {
    const response = await api.app.inject({ method: 'PUT', url: '/models/staff/champion', payload })
    expect([response.statusCode, response.json().code]).toEqual([status, code])
  })

  it('does not promote a version that cannot answer; the champion before goes on', async () => {
    await promote(1)
    const version = await registerVersion(api.registry, { name: 'staff', artifact: binaryArtifact({ bias: 5 }), pipelineId: 'p5' })
    await api.objects.put(objectKeys.artifact('staff', version), new Uint8Array([1, 2, 3]))
    const response = await promote(version)
    expect([response.statusCode, response.json().code]).toEqual([500, 'OBJECT_DAMAGED'])
    expect((await api.registry.champion('staff'))?.version).toBe(1)
    expect(await servedVersion()).toBe(1)
  })
})
