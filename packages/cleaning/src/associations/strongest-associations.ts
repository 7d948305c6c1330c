import type { Association } from '@assay/shared'
import { compareText } from '../compare-text.ts'
import { associate } from './associate.ts'
import type { MeasuredColumn } from './measured-column.ts'

const listed = 500
/** Weaker pairs say nothing to anyone. */
const minValue = 0.05
/** Bounds the work of all pairs together; with many columns each pair is measured on fewer rows … */
const maxCells = 200_000_000
/** … but on no fewer than these, and beyond it the last columns are not paired. */
const minRows = 1_000

/**
 * Measures every pair of columns.
 *
 * @param columns of equal length, the most important first
 * @returns strongest first, ties by name
 */
export function strongestAssociations (columns: readonly MeasuredColumn[]): Association[] {
  const maxColumns = Math.floor(Math.sqrt(2 * maxCells / minRows))
  const paired = columns.slice(0, maxColumns)
  const pairs = paired.length * (paired.length - 1) / 2
  const rows = Math.max(minRows, Math.floor(maxCells / Math.max(1, pairs)))
  const shortened = paired.map((column) => firstRows(column, rows))
  return shortened
    .flatMap((a, index) => shortened.slice(index + 1).map((b) => ({ a: a.name, b: b.name, ...associate(a, b) })))
    .filter(({ value }) => value >= minValue)
    .sort((one, other) => other.value - one.value || compareText(one.a, other.a) || compareText(one.b, other.b))
    .slice(0, listed)
}

function firstRows (column: MeasuredColumn, rows: number): MeasuredColumn {
  if (column.kind === 'levels') return column.codes.length <= rows ? column : { ...column, codes: everyFew(column.codes, rows) }
  return column.values.length <= rows ? column : { ...column, values: everyFew(column.values, rows), ranks: everyFew(column.ranks, rows) }
}

function everyFew<T extends Float64Array | Uint32Array> (from: T, rows: number): T {
  return from.filter((_, row) => Math.floor(row * rows / from.length) !== Math.floor((row - 1) * rows / from.length)) as T
}
