import type { Redis } from 'ioredis'

/**
 * Deletes a lock if it is still its holder's.
 *
 * KEYS lock · ARGV the holder's token
 */
const lua = `
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call('DEL', KEYS[1])
`

export type ReleaseLock = (lock: string, token: string) => Promise<0 | 1>

export function defineReleaseLock (redis: Redis): ReleaseLock {
  redis.defineCommand('assayReleaseLock', { numberOfKeys: 1, lua })
  return (...args) => (redis as unknown as { assayReleaseLock: ReleaseLock }).assayReleaseLock(...args)
}
