import type { Redis } from 'ioredis'

/**
 * Sets a hash's field unless it is set, and answers the value that stands.
 *
 * KEYS hash · ARGV field, value
 */
const lua = `
redis.call('HSETNX', KEYS[1], ARGV[1], ARGV[2])
return redis.call('HGET', KEYS[1], ARGV[1])
`

export type FirstWriterWins = (hash: string, field: number | string, value: string) => Promise<string>

export function defineFirstWriterWins (redis: Redis): FirstWriterWins {
  redis.defineCommand('assayFirstWriterWins', { numberOfKeys: 1, lua })
  return (...args) => (redis as unknown as { assayFirstWriterWins: FirstWriterWins }).assayFirstWriterWins(...args)
}
