import type { Column, TextColumn } from './column.ts'
import type { Table } from './table.ts'

/**
 * A new table of the given rows, in their order; a row may be taken more than once. Levels stay as they are, codes keep their meaning.
 *
 * @param rows row numbers of `table`
 */
export function selectRows (table: Table, rows: Uint32Array): Table {
  return { rows: rows.length, columns: table.columns.map((column) => selectCells(column, rows)) }
}

function selectCells (column: Column, rows: Uint32Array): Column {
  switch (column.kind) {
    case 'number':
    case 'date': return { ...column, values: gather(column.values, rows, new Float64Array(rows.length)) }
    case 'category': return { ...column, codes: gather(column.codes, rows, new Uint32Array(rows.length)) }
    case 'text': return selectTexts(column, rows)
  }
}

/** The entries of those rows, written to `to`. */
export function gather<T extends Float64Array | Uint32Array> (from: T, rows: Uint32Array, to: T): T {
  for (let i = 0; i < rows.length; i++) to[i] = from[rows[i]!]!
  return to
}

function selectTexts ({ name, offsets, bytes }: TextColumn, rows: Uint32Array): TextColumn {
  const selected = new Float64Array(rows.length + 1)
  for (let i = 0; i < rows.length; i++) selected[i + 1] = selected[i]! + offsets[rows[i]! + 1]! - offsets[rows[i]!]!
  const texts = new Uint8Array(selected[rows.length]!)
  for (let i = 0; i < rows.length; i++) texts.set(bytes.subarray(offsets[rows[i]!], offsets[rows[i]! + 1]), selected[i])
  return { kind: 'text', name, offsets: selected, bytes: texts }
}
