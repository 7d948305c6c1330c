import type { LevelCount, Problem } from '@assay/shared'
import type { Column } from '@assay/table'
import { mergeSpellings } from './merge-spellings.ts'
import { usedLevels } from './profile/summarize-levels.ts'

/**
 * Counts the rows of each class that a target may stand for; spellings of one class count together.
 *
 * @param limit largest number of classes
 * @returns most frequent first (numbers: in the order of their first row); null when there are more than `limit`, or the column holds
 * neither words nor numbers
 */
export function countClasses (column: Column, limit: number): LevelCount[] | null {
  if (column.kind === 'number') return countNumbers(column.values, limit)
  if (column.kind !== 'category') return null
  const levels = usedLevels(column)
  const spellings = new Map(mergeSpellings(levels))
  const rows = new Map<string, number>()
  for (const level of levels) {
    const name = spellings.get(level.level) ?? level.level
    rows.set(name, (rows.get(name) ?? 0) + level.rows)
  }
  return rows.size > limit ? null : [...rows].map(([level, count]) => ({ level, rows: count }))
}

function countNumbers (values: Float64Array, limit: number): LevelCount[] | null {
  const rows = new Map<number, number>()
  for (const value of values) {
    if (Number.isNaN(value)) continue
    rows.set(value, (rows.get(value) ?? 0) + 1)
    if (rows.size > limit) return null
  }
  return [...rows].map(([value, count]) => ({ level: String(value), rows: count }))
}

/** @returns each row's class as an index into `problem.classes` + 1; 0 where the target is missing or is no class of the problem */
export function classCodes (column: Column, { classes }: Pick<Problem, 'classes'>): Uint32Array {
  const codes = new Map(classes.map((name, index) => [name, index + 1]))
  if (column.kind === 'number') {
    const numbers = new Map(classes.map((name, index) => [Number(name), index + 1]))
    return Uint32Array.from(column.values, (value) => numbers.get(value) ?? 0)
  }
  if (column.kind !== 'category') throw new TypeError(`column "${column.name}" holds no classes`)
  const spellings = new Map(mergeSpellings(usedLevels(column)))
  const codeOfLevel = Uint32Array.from([0, ...column.levels.map((level) => codes.get(spellings.get(level) ?? level) ?? 0)])
  return column.codes.map((code) => codeOfLevel[code]!)
}
