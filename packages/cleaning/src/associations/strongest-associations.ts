import type { Association } from '@assay/shared'
import { associate, type MeasuredColumn } from '@assay/table'
import { compareText } from '../compare-text.ts'

const listed = 500
/** Weaker pairs say nothing to anyone. */
const minValue = 0.05
/** Bounds the work of all pairs together; with many columns each pair is measured on fewer rows … */
const maxCells = 200_000_000
/** … but on no fewer than these: then the least important columns are not paired. */
const minRows = 1_000

/**
 * Measures every pair of columns; of very many columns, every pair of the most important ones.
 *
 * @param columns    of equal length
 * @param importance of a column, by name
 * @returns strongest first, ties by name; in a pair, the column that comes first in `columns` comes first
 */
export function strongestAssociations (columns: readonly MeasuredColumn[], importance: (name: string) => number): Association[] {
  const paired = mostImportant(columns, importance)
  const pairs = paired.length * (paired.length - 1) / 2
  const rows = Math.max(minRows, Math.floor(maxCells / Math.max(1, pairs)))
  const shortened = paired.map((column) => fewerRows(column, rows))
  return shortened
    .flatMap((a, index) => shortened.slice(index + 1).map((b) => ({ a: a.name, b: b.name, ...associate(a, b) })))
    .filter(({ value }) => value >= minValue)
    .sort((one, other) => other.value - one.value || compareText(one.a, other.a) || compareText(one.b, other.b))
    .slice(0, listed)
}

/** In the order they have in `columns`. */
function mostImportant (columns: readonly MeasuredColumn[], importance: (name: string) => number): readonly MeasuredColumn[] {
  const maxColumns = Math.floor(Math.sqrt(2 * maxCells / minRows))
  if (columns.length <= maxColumns) return columns
  const chosen = new Set(columns.toSorted((a, b) => importance(b.name) - importance(a.name)).slice(0, maxColumns))
  return columns.filter((column) => chosen.has(column))
}

function fewerRows (column: MeasuredColumn, rows: number): MeasuredColumn {
  if (column.kind === 'levels') return column.codes.length <= rows ? column : { ...column, codes: everyFew(column.codes, rows) }
  return column.values.length <= rows ? column : { ...column, values: everyFew(column.values, rows), ranks: everyFew(column.ranks, rows) }
}

function everyFew<T extends Float64Array | Uint32Array> (from: T, rows: number): T {
  return from.filter((_, row) => Math.floor(row * rows / from.length) !== Math.floor((row - 1) * rows / from.length)) as T
}
