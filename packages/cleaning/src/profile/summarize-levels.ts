import type { LevelCount } from '@assay/shared'
import type { CategoryColumn } from '@assay/table'
import { compareText } from '../compare-text.ts'
import { mergeSpellings } from '../merge-spellings.ts'

const listedLevels = 20

export interface LevelFacts {
  readonly missing: number
  readonly distinct: number
  readonly topLevels: readonly LevelCount[]
  readonly spellings: readonly (readonly [from: string, to: string])[]
}

/** Describes a column of levels; levels without a row do not count. */
export function summarizeLevels (column: CategoryColumn): LevelFacts {
  const counts = countLevels(column)
  const used = usedLevels(column, counts)
  return {
    missing: counts[0] ?? 0,
    distinct: used.length,
    topLevels: used.slice(0, listedLevels),
    spellings: mergeSpellings(used)
  }
}

/** @returns rows of each code; entry 0 counts the missing */
export function countLevels ({ codes, levels }: CategoryColumn): Uint32Array {
  const counts = new Uint32Array(levels.length + 1)
  for (const code of codes) counts[code]!++
  return counts
}

/** @returns levels with at least one row, most frequent first, ties by code units */
export function usedLevels ({ levels }: CategoryColumn, counts: Uint32Array): LevelCount[] {
  return levels
    .map((level, index) => ({ level, rows: counts[index + 1] ?? 0 }))
    .filter(({ rows }) => rows > 0)
    .sort((a, b) => b.rows - a.rows || compareText(a.level, b.level))
}
