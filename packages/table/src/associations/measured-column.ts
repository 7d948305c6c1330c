import type { Column } from '../column.ts'
import { gather } from '../select-rows.ts'
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
  const values = gather(column.values, rows, new Float64Array(rows.length))
  return { kind: 'numbers', name: column.name, values, ranks: rankValues(values) }
}

/** @param codes of all rows; 0 is missing */
export function measureLevels (name: string, codes: Uint32Array, rows: Uint32Array): MeasuredLevels {
  const measured = gather(codes, rows, new Uint32Array(rows.length))
  const counts = new Uint32Array(measured.reduce((largest, code) => Math.max(largest, code), 0) + 1)
  for (const code of measured) counts[code]!++
  const used = Array.from(counts.keys()).filter((code) => code > 0 && counts[code]! > 0)
  const frequent = used.toSorted((a, b) => counts[b]! - counts[a]! || a - b).slice(0, maxLevels)
  const others = frequent.length + 1
  const placeOf = new Uint32Array(counts.length).fill(others)
  placeOf[0] = 0
  frequent.forEach((code, place) => { placeOf[code] = place + 1 })
  for (let row = 0; row < measured.length; row++) measured[row] = placeOf[measured[row]!]!
  return { kind: 'levels', name, codes: measured, levels: used.length > maxLevels ? others : frequent.length }
}
