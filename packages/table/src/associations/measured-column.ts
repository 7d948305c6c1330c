import type { Column } from '../column.ts'
import { rankValues } from './rank-values.ts'

/** A column as associations see it: numbers with their ranks, or codes of its most frequent levels. */
export type MeasuredColumn = MeasuredNumbers | MeasuredLevels
/** Ranks are among the rows where this column is not missing, whatever it is paired with. */
export interface MeasuredNumbers { readonly kind: 'numbers', readonly name: string, readonly values: Float64Array, readonly ranks: Float64Array }
export interface MeasuredLevels { readonly kind: 'levels', readonly name: string, readonly codes: Uint32Array, readonly levels: number }

/** Levels told apart; the others count as one. It bounds a pair's cross table. */
const maxLevels = 100

/** @returns null for texts, whose associations are not measured */
export function measureColumn (column: Column, rows: Uint32Array): MeasuredColumn | null {
  if (column.kind === 'text') return null
  if (column.kind === 'category') return measureLevels(column.name, column.codes, rows)
  const values = Float64Array.from(rows, (row) => column.values[row]!)
  return { kind: 'numbers', name: column.name, values, ranks: rankValues(values) }
}

/** @param codes of all rows; 0 is missing */
export function measureLevels (name: string, codes: Uint32Array, rows: Uint32Array): MeasuredLevels {
  const counts = new Map<number, number>()
  for (const row of rows) {
    const code = codes[row]!
    if (code !== 0) counts.set(code, (counts.get(code) ?? 0) + 1)
  }
  const frequent = [...counts].sort(([codeA, a], [codeB, b]) => b - a || codeA - codeB).slice(0, maxLevels)
  const places = new Map(frequent.map(([code], place) => [code, place + 1]))
  const others = frequent.length + 1
  return {
    kind: 'levels',
    name,
    codes: Uint32Array.from(rows, (row) => codes[row] === 0 ? 0 : places.get(codes[row]!) ?? others),
    levels: counts.size > maxLevels ? others : frequent.length
  }
}
