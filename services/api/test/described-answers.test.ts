import { exampleCard, undescribed } from '@assay/testkit'
import type { OpenApi } from '@assay/testkit'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { binaryArtifact, registerVersion } from './artifacts.ts'
import { openTestApi } from './open-test-api.ts'
import type { TestApi } from './open-test-api.ts'

let api: TestApi
beforeAll(async () => {
  api = await openTestApi()
  await registerVersion(api.registry, { name: 'staff', artifact: binaryArtifact(), pipelineId: 'p1' })
  await registerVersion(api.registry, { name: 'staff', artifact: binaryArtifact({ bias: 1 }), pipelineId: 'p2' })
  await api.registry.promote('staff', 1, 'first', null, { code: 'better', metric: 'rocAuc', difference: 0.02, low: 0.01, high: 0.03 })
  await api.registry.setShadow('staff', 2)
})
afterAll(() => api.close())

it.each([
  ['GET', '/models', '/models', undefined],
  ['GET', '/models/{name}', '/models/staff', undefined],
  ['GET', '/models/{name}/versions/{version}', '/models/staff/versions/1', undefined],
  ['PUT', '/models/{name}/champion', '/models/staff/champion', { version: 1 }],
  ['GET', '/models/{name}/drift', '/models/staff/drift', undefined],
  ['GET', '/models/{name}/shadow', '/models/staff/shadow', undefined],
  ['GET', '/models/{name}/versions/{version}/quality', '/models/staff/versions/1/quality', undefined],
  ['GET', '/workers', '/workers', undefined],
  ['POST', '/predict', '/predict?model=staff&explain=true&conformal=true', { age: 30 }]
] as const)('%s %s answers as it is described, and nothing beside that', async (method, path, url, payload) => {
  const response = await api.app.inject({ method, url, ...(payload !== undefined && { payload }) })
  expect(undescribed((await api.app.inject('/openapi.json')).json(), { method, path, answer: response.json() })).toEqual([])
  expect(response.statusCode).toBe(200)
})

it('a card has all of its parts described', async () => {
  const { paths } = (await api.app.inject('/openapi.json')).json()
  const { properties } = paths['/models/{name}/versions/{version}'].get.responses['200'].content['application/json'].schema.properties.card
  expect(Object.keys(exampleCard).filter((part) => !Object.hasOwn(properties, part))).toEqual([])
})

it('every route says what it answers', async () => {
  const { paths } = (await api.app.inject('/openapi.json')).json() as OpenApi
  const routes = Object.entries(paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, { responses }]) => ({ route: `${method.toUpperCase()} ${path}`, responses })))
  expect(routes.length).toBeGreaterThan(30)
  const silent = routes.filter(({ responses }) => Object.entries(responses).some(([status, { content }]) => status !== '204' && content === undefined))
  expect(silent.map(({ route }) => route)).toEqual([])
})
