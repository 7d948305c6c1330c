import type { CategoryColumn } from '@assay/table'

export interface LevelRows { readonly level: string, readonly code: number, readonly rows: number }

/**
 * Levels that occur in the given rows (all when absent), most frequent first, ties by code units: an order that does not
 * depend on the order of rows.
 */
export function countLevels (column: CategoryColumn, rows?: Uint32Array): readonly LevelRows[] {
  const counts = new Uint32Array(column.levels.length + 1)
  if (rows === undefined) for (const code of column.codes) counts[code]!++
  else for (const row of rows) counts[column.codes[row]!]!++
  return column.levels
    .map((level, index) => ({ level, code: index + 1, rows: counts[index + 1]! }))
    .filter((entry) => entry.rows > 0)
    .sort((a, b) => b.rows - a.rows || (a.level < b.level ? -1 : 1))
}
