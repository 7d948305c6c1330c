import type { Column, Table } from '@assay/table'

/** The table with one column's rows in another order. */
export function permuteColumn (table: Table, name: string, order: Uint32Array): Table {
  return { rows: table.rows, columns: table.columns.map((column) => column.name === name ? reordered(column, order) : column) }
}

function reordered (column: Column, order: Uint32Array): Column {
  switch (column.kind) {
    case 'number':
    case 'date': return { ...column, values: column.values.map((_, row) => column.values[order[row]!]!) }
    case 'category': return { ...column, codes: column.codes.map((_, row) => column.codes[order[row]!]!) }
    case 'text': return column
  }
}
