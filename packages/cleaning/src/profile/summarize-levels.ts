import type { ColumnProfile, LevelCount } from '@assay/shared'
import type { CategoryColumn } from '@assay/table'
import { compareText } from '../compare-text.ts'
import { mergeSpellings } from '../merge-spellings.ts'
import { countCodes, distinctLevels, sketchLevels, type LevelSketch } from '../sketch/level-sketch.ts'

const listedLevels = 20

export interface LevelFacts extends Pick<ColumnProfile, 'missing' | 'distinct' | 'topLevels' | 'topLevelsMissed'> {
  readonly spellings: readonly (readonly [from: string, to: string])[]
}

/** Describes a column of levels; levels without a row do not count. */
export const summarizeLevels = (column: CategoryColumn): LevelFacts => summarizeLevelSketch(sketchLevels(column))

export function summarizeLevelSketch (sketch: LevelSketch): LevelFacts {
  const { missing, levels } = sketch
  const used = byFrequency(Array.from(levels.rows, ([level, rows]) => ({ level, rows })))
  return { missing, distinct: distinctLevels(sketch), ...mostFrequent(used, levels.missed), spellings: mergeSpellings(used) }
}

/** The levels that a profile lists, and by how many rows each count may be too small. */
export function mostFrequent (levels: readonly LevelCount[], missed: number): Required<Pick<ColumnProfile, 'topLevels'>> & Pick<ColumnProfile, 'topLevelsMissed'> {
  return { topLevels: byFrequency(levels).slice(0, listedLevels), ...(missed > 0 && { topLevelsMissed: missed }) }
}

/** @returns levels with at least one row, most frequent first, ties by code units */
export function usedLevels ({ codes, levels }: CategoryColumn): LevelCount[] {
  const counts = countCodes(codes, levels.length)
  return byFrequency(levels.map((level, index) => ({ level, rows: counts[index + 1]! })).filter(({ rows }) => rows > 0))
}

const byFrequency = (levels: readonly LevelCount[]): LevelCount[] => levels.toSorted((a, b) => b.rows - a.rows || compareText(a.level, b.level))
