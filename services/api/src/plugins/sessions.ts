import { AppError } from '@assay/shared'
import { Type } from 'typebox'
import type { ApiServer } from '../api.ts'
import { Nothing } from '../described.ts'
import { findKey } from './api-keys.ts'
import type { ApiKey } from './api-keys.ts'
import { endedSessionCookie, writeSessionCookie } from './session-cookie.ts'

const tags = ['Operation']

/** For browsers, whose links and pages cannot carry a header: a key once, and a cookie that stands for it until the browser ends. */
export function sessionRoutes (app: ApiServer, keys: readonly ApiKey[]): void {
  app.post('/session', {
    config: { role: 'open' },
    schema: { tags, summary: 'Keep a key in a cookie', body: Type.Object({ key: Type.String({ maxLength: 1000 }) }, { additionalProperties: false }), response: { 204: Nothing } }
  }, async ({ body: { key }, protocol }, reply) => {
    if (keys.length > 0 && findKey(keys, key) === undefined) throw new AppError('UNAUTHORIZED', 'No key of API_KEYS has this secret; ask who runs this server for one')
    return reply.code(204).header('set-cookie', writeSessionCookie(key, protocol === 'https')).send()
  })

  app.delete('/session', { config: { role: 'open' }, schema: { tags, summary: 'Forget the key', response: { 204: Nothing } } }, async (_request, reply) => {
    return reply.code(204).header('set-cookie', endedSessionCookie).send()
  })
}
