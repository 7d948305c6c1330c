import { AppError } from '@assay/shared'
import type { Column } from './column.ts'

/** Rows by columns; every column has `rows` entries, and column names are distinct. */
export interface Table { readonly rows: number, readonly columns: readonly Column[] }

/** @throws {AppError} COLUMN_NOT_FOUND */
export function columnNamed (table: Table, name: string): Column {
  const column = table.columns.find((candidate) => candidate.name === name)
  if (column === undefined) {
    throw new AppError('COLUMN_NOT_FOUND', `There is no column "${name}"; the columns are ${table.columns.map((known) => `"${known.name}"`).join(', ')}`)
  }
  return column
}
