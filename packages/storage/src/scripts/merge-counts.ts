import type { Redis } from 'ioredis'

/**
 * Merges lists of numbers into those of a hash, item by item, in one step, and has the hash forgotten some time after the last merge.
 *
 * KEYS hash · ARGV seconds it is kept, then again and again: how (`add`, `min`, `max`, `last`), field, numbers with commas between them
 */
const lua = `
local merge = {
  add = function (held, given) return held + given end,
  last = function (_, given) return given end,
  min = math.min,
  max = math.max
}
for i = 2, #ARGV, 3 do
  local how, field, numbers = merge[ARGV[i]], ARGV[i + 1], ARGV[i + 2]
  local held = redis.call('HGET', KEYS[1], field)
  if held then
    local merged, before = {}, held:gmatch('[^,]+')
    for given in numbers:gmatch('[^,]+') do merged[#merged + 1] = string.format('%.17g', how(tonumber(before()), tonumber(given))) end
    numbers = table.concat(merged, ',')
  end
  redis.call('HSET', KEYS[1], field, numbers)
end
return redis.call('EXPIRE', KEYS[1], ARGV[1])
`

/** Several merges: how, of which field, with which numbers. A field has as many numbers each time. */
export type Merges = ReadonlyArray<readonly [how: 'add' | 'min' | 'max' | 'last', field: string, numbers: readonly number[]]>
export type MergeCounts = (hash: string, keepSeconds: number, merges: Merges) => Promise<void>

export function defineMergeCounts (redis: Redis): MergeCounts {
  redis.defineCommand('assayMergeCounts', { numberOfKeys: 1, lua })
  return async (hash, keepSeconds, merges) => {
    const words = merges.flatMap(([how, field, numbers]) => [how, field, numbers.join()])
    await (redis as unknown as { assayMergeCounts: (...args: readonly (string | number)[]) => Promise<unknown> }).assayMergeCounts(hash, keepSeconds, ...words)
  }
}
