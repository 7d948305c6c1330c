import type { Redis } from 'ioredis'

/**
 * Sets a hash's field unless it is set, drops the same field of another hash, and announces the change, in one step:
 * of two workers that ended the same trial, one is told that its result counts.
 *
 * KEYS outcomes, running · ARGV field, value, channel, message
 */
const lua = `
if redis.call('HSETNX', KEYS[1], ARGV[1], ARGV[2]) == 0 then return 0 end
redis.call('HDEL', KEYS[2], ARGV[1])
redis.call('PUBLISH', ARGV[3], ARGV[4])
return 1
`

export type CommitOnce = (outcomes: string, running: string, field: number, value: string, channel: string, message: string) => Promise<0 | 1>

export function defineCommitOnce (redis: Redis): CommitOnce {
  redis.defineCommand('assayCommitOnce', { numberOfKeys: 2, lua })
  return (...args) => (redis as unknown as { assayCommitOnce: CommitOnce }).assayCommitOnce(...args)
}
