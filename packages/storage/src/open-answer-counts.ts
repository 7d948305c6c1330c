import { redisKeys } from '@assay/shared'
import type { Redis } from 'ioredis'
import type { AnswerCounts, ComparisonSums } from './answer-counts.ts'
import { whenRedisAnswers } from './redis-trouble.ts'
import { defineMergeCounts } from './scripts/merge-counts.ts'

const daysShown = 7
const daySeconds = 86_400
/** A shadow that is asked nothing for so long is forgotten. */
const shadowDays = 90

/** A hash for each version and day, a field of it for each field of the model; a hash for each shadow. */
export function openAnswerCounts (redis: Redis, now: () => Date): AnswerCounts {
  const mergeCounts = defineMergeCounts(redis)
  const dayBefore = (days: number): string => new Date(now().getTime() - days * daySeconds * 1000).toISOString().slice(0, 10)

  return {
    addRows: ({ model, version }, { rows, bins }) => whenRedisAnswers(() =>
      mergeCounts(redisKeys.rowCounts(model, version, dayBefore(0)), (daysShown + 1) * daySeconds, [
        ['add', 'rows', [rows]], ['min', 'since', [now().getTime()]], ...bins.flatMap((counts, field) => counts.length === 0 ? [] : [['add', String(field), counts] as const])
      ])),

    rows: ({ model, version }) => whenRedisAnswers(async () => {
      const days = await Promise.all(Array.from({ length: daysShown }, (_, days) => redis.hgetall(redisKeys.rowCounts(model, version, dayBefore(days)))))
      const counted = days.filter(({ rows }) => rows !== undefined)
      if (counted.length === 0) return null
      const bins: number[][] = []
      for (const { rows: _rows, since: _since, ...fields } of counted) {
        for (const [field, text] of Object.entries(fields)) bins[Number(field)] = readNumbers(text).map((count, bin) => count + (bins[Number(field)]?.[bin] ?? 0))
      }
      return {
        rows: counted.reduce((sum, { rows }) => sum + Number(rows), 0),
        since: new Date(Math.min(...counted.map(({ since }) => Number(since)))).toISOString(),
        bins: Array.from(bins, (counts) => counts ?? [])
      }
    }),

    addComparison: ({ model, version, since }, { champion, largest, ...sums }) => whenRedisAnswers(() =>
      mergeCounts(redisKeys.shadowCounts(model, version, since), shadowDays * daySeconds, [
        ['last', 'champion', [champion]], ['max', 'largest', [largest]], ...Object.entries(sums).map(([field, sum]) => ['add', field, [sum]] as const)
      ])),

    comparison: ({ model, version, since }) => whenRedisAnswers(async () => {
      const fields = Object.entries(await redis.hgetall(redisKeys.shadowCounts(model, version, since)))
      return fields.length === 0 ? null : Object.fromEntries(fields.map(([field, text]) => [field, Number(text)])) as unknown as ComparisonSums
    })
  }
}

const readNumbers = (text: string): number[] => text.split(',').map(Number)
