import { describe, expect, it } from 'vitest'
import { parseRoute, pathOf } from '../src/route.ts'

describe('a route', () => {
  it.each([
    { page: 'home' },
    { page: 'workers' },
    { page: 'pipeline', id: 'dcc38b1a' },
    { page: 'model', name: 'büro 2/3' },
    { page: 'model', name: 'a%20b', version: 12 },
    { page: 'predict', name: 'employees' }
  ] as const)('is what its path says: %j', (route) => expect(parseRoute(pathOf(route))).toEqual(route))

  it.each(['', '#', '#/', '#/nothing/here', '#/models', '#/models/%E0%A4%A'])('is a page for any address: %j', (hash) => {
    expect(['home', 'model']).toContain(parseRoute(hash).page)
  })

  it('has no version that is none', () => expect(parseRoute('#/models/a/x')).toEqual({ page: 'model', name: 'a' }))
})
