import type { CategoryColumn, Column, DateColumn, NumberColumn, TextColumn } from './column.ts'
import type { Table } from './table.ts'

/** A table from columns of equal length. */
export function tableOf (...columns: readonly Column[]): Table {
  const rows = columns.map(rowsOf)
  if (rows.some((count) => count !== rows[0])) throw new RangeError(`columns of a table have as many rows as each other, not ${rows.join(', ')}`)
  return { rows: rows[0] ?? 0, columns }
}

/** @param values null and NaN are missing */
export function numberColumn (name: string, values: Iterable<number | null>): NumberColumn {
  return { kind: 'number', name, values: Float64Array.from(values, (value) => value ?? NaN) }
}

/** @param values milliseconds since 1970-01-01 UTC; null and NaN are missing */
export function dateColumn (name: string, values: Iterable<number | null>): DateColumn {
  return { kind: 'date', name, values: Float64Array.from(values, (value) => value ?? NaN) }
}

/** @param cells null is missing; levels come in the order of their first row */
export function categoryColumn (name: string, cells: Iterable<string | null>): CategoryColumn {
  const codes = new Map<string, number>()
  const rowCodes: number[] = []
  for (const cell of cells) {
    if (cell !== null && !codes.has(cell)) codes.set(cell, codes.size + 1)
    rowCodes.push(cell === null ? 0 : codes.get(cell)!)
  }
  return { kind: 'category', name, codes: Uint32Array.from(rowCodes), levels: [...codes.keys()] }
}

/** @param cells null and '' are missing */
export function textColumn (name: string, cells: Iterable<string | null>): TextColumn {
  const encoded = Array.from(cells, (cell) => new TextEncoder().encode(cell ?? ''))
  const offsets = new Float64Array(encoded.length + 1)
  encoded.forEach(({ length }, row) => { offsets[row + 1] = offsets[row]! + length })
  const bytes = new Uint8Array(offsets[encoded.length]!)
  encoded.forEach((cell, row) => bytes.set(cell, offsets[row]))
  return { kind: 'text', name, offsets, bytes }
}

function rowsOf (column: Column): number {
  switch (column.kind) {
    case 'number':
    case 'date': return column.values.length
    case 'category': return column.codes.length
    case 'text': return column.offsets.length - 1
  }
}
