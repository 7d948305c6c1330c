import type { Redis } from 'ioredis'

/**
 * Sets a hash's field unless it is set, drops the same field of another hash, sets that of a third where it is missing, and announces the
 * change, in one step: of two workers that ended the same trial, one is told that its result counts.
 *
 * KEYS outcomes, running, proposals · ARGV field, outcome, proposal or nothing, channel, message
 */
const lua = `
if redis.call('HSETNX', KEYS[1], ARGV[1], ARGV[2]) == 0 then return 0 end
redis.call('HDEL', KEYS[2], ARGV[1])
if ARGV[3] ~= '' then redis.call('HSETNX', KEYS[3], ARGV[1], ARGV[3]) end
redis.call('PUBLISH', ARGV[4], ARGV[5])
return 1
`

export type CommitOnce = (outcomes: string, running: string, proposals: string, field: number, outcome: string, proposal: string, channel: string, message: string) => Promise<0 | 1>

export function defineCommitOnce (redis: Redis): CommitOnce {
  redis.defineCommand('assayCommitOnce', { numberOfKeys: 3, lua })
  return (...args) => (redis as unknown as { assayCommitOnce: CommitOnce }).assayCommitOnce(...args)
}
