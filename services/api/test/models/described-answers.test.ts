import { exampleCard } from '@assay/testkit'
import { Compile } from 'typebox/schema'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { binaryArtifact, registerVersion } from '../artifacts.ts'
import { openTestApi } from '../open-test-api.ts'
import type { TestApi } from '../open-test-api.ts'

let api: TestApi
beforeAll(async () => {
  api = await openTestApi()
  await registerVersion(api.registry, { name: 'staff', artifact: binaryArtifact(), pipelineId: 'p1' })
  await registerVersion(api.registry, { name: 'staff', artifact: binaryArtifact({ bias: 1 }), pipelineId: 'p2' })
  await api.registry.promote('staff', 1, 'first')
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
  ['POST', '/predict', '/predict?model=staff&explain=true&conformal=true', { age: 30 }]
] as const)('%s %s answers as it is described, and nothing beside that', async (method, path, url, payload) => {
  const { paths } = (await api.app.inject('/openapi.json')).json()
  const { schema } = paths[path][method.toLowerCase()].responses['200'].content['application/json']
  const response = await api.app.inject({ method, url, ...(payload !== undefined && { payload }) })
  const answer = response.json()
  expect(Compile(closed(schema) as object).Errors(answer)[1]).toEqual([])
  expect(response.statusCode).toBe(200)
})

it('a card has all of its parts described', async () => {
  const { paths } = (await api.app.inject('/openapi.json')).json()
  const { properties } = paths['/models/{name}/versions/{version}'].get.responses['200'].content['application/json'].schema.properties.card
  expect(Object.keys(exampleCard).filter((part) => !Object.hasOwn(properties, part))).toEqual([])
})

/** The schema under which what is not described is not allowed; an object of which nothing is described may hold anything. */
function closed (schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed)
  if (typeof schema !== 'object' || schema === null) return schema
  const parts = Object.fromEntries(Object.entries(schema).map(([name, part]) => [name, closed(part)]))
  return 'properties' in schema && Object.keys(schema.properties as object).length > 0 ? { ...parts, additionalProperties: false } : parts
}
