import type { Redis } from 'ioredis'

/**
 * Moves a pipeline's live state forward: a stage never goes back, nor does the progress within it, and an ended pipeline stays as it is.
 * Notes when the pipeline began and when its search did; announces the pipeline when something changed.
 *
 * KEYS live state · ARGV rank of the stage (1 is the first), stage, progress, time, channel, id
 */
const lua = `
if redis.call('HEXISTS', KEYS[1], 'ended') == 1 then return 0 end
local rank = tonumber(redis.call('HGET', KEYS[1], 'rank') or '0')
local progress = tonumber(redis.call('HGET', KEYS[1], 'stageProgress') or '-1')
if tonumber(ARGV[1]) < rank or (tonumber(ARGV[1]) == rank and tonumber(ARGV[3]) <= progress) then return 0 end
redis.call('HSET', KEYS[1], 'rank', ARGV[1], 'stage', ARGV[2], 'stageProgress', ARGV[3])
redis.call('HSETNX', KEYS[1], 'startedAt', ARGV[4])
if ARGV[2] == 'train' then redis.call('HSETNX', KEYS[1], 'searchStartedAt', ARGV[4]) end
redis.call('PUBLISH', ARGV[5], ARGV[6])
return 1
`

export type AdvancePipeline = (live: string, rank: number, stage: string, progress: number, time: string, channel: string, id: string) => Promise<0 | 1>

export function defineAdvancePipeline (redis: Redis): AdvancePipeline {
  redis.defineCommand('assayAdvancePipeline', { numberOfKeys: 1, lua })
  return (...args) => (redis as unknown as { assayAdvancePipeline: AdvancePipeline }).assayAdvancePipeline(...args)
}
