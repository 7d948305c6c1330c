import { createHash, timingSafeEqual } from 'node:crypto'
import { AppError } from '@assay/shared'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { readSessionCookie } from './session-cookie.ts'

/** Ascending: a key may do what its role and those before it may. */
export const roles = ['read', 'write', 'admin'] as const
export type Role = typeof roles[number]

export interface ApiKey { readonly name: string, readonly role: Role, readonly secretHash: Uint8Array }

/**
 * @param entries `name:role:secret`; a secret may hold `:`, but no comma
 * @throws {AppError} CONFIG_INVALID
 */
export function parseApiKeys (entries: readonly string[]): readonly ApiKey[] {
  return entries.map((entry, index) => {
    const [name = '', roleText = '', ...secretParts] = entry.split(':')
    const role = roles.find((known) => known === roleText)
    const secret = secretParts.join(':')
    if (name === '' || role === undefined || secret.length < 8) {
      throw new AppError('CONFIG_INVALID', `API_KEYS: entry ${index + 1} is not name:role:secret with a role of ${roles.join(', ')} and a secret of 8 characters or more`)
    }
    return { name, role, secretHash: hashOf(secret) }
  })
}

/**
 * Asks every route but the open ones for a key: `Authorization: Bearer secret`, or, for browsers, Basic with the key's name and secret,
 * or the cookie that `POST /session` gave.
 * A route needs `read` to look and `write` to change, unless its config names another role. Without keys all is open.
 */
export function requireApiKeys (app: FastifyInstance, keys: readonly ApiKey[]): void {
  app.decorateRequest('apiKeyName', null)
  if (keys.length === 0) return

  app.addHook('onRequest', async (request) => {
    const needed = request.routeOptions.config.role ?? (readingMethods.has(request.method) ? 'read' : 'write')
    if (needed === 'open') return
    const key = findKey(keys, secretOf(request))
    if (key === undefined) {
      throw new AppError('UNAUTHORIZED', 'This needs a key of API_KEYS; send it as "Authorization: Bearer <secret>"')
    }
    if (roles.indexOf(key.role) < roles.indexOf(needed)) {
      throw new AppError('FORBIDDEN', `The key "${key.name}" has the role ${key.role}; this needs ${needed}`)
    }
    request.apiKeyName = key.name
  })
}

const readingMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Compares with every key, so that the time tells nothing. */
export function findKey (keys: readonly ApiKey[], secret: string | null): ApiKey | undefined {
  if (secret === null) return undefined
  const hash = hashOf(secret)
  return keys.filter(({ secretHash }) => timingSafeEqual(secretHash, hash)).at(0)
}

function secretOf ({ headers }: FastifyRequest): string | null {
  const [, scheme, credentials] = /^(Bearer|Basic) +(\S+)$/i.exec(headers.authorization ?? '') ?? []
  if (scheme === undefined || credentials === undefined) return readSessionCookie(headers.cookie)
  if (scheme.toLowerCase() === 'bearer') return credentials
  const pair = Buffer.from(credentials, 'base64').toString()
  return pair.slice(pair.indexOf(':') + 1)
}

function hashOf (secret: string): Uint8Array {
  return createHash('sha256').update(secret).digest()
}

declare module 'fastify' {
  interface FastifyContextConfig { role?: Role | 'open' }
  interface FastifyRequest { apiKeyName: string | null }
}
