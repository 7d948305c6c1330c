import { columnNamed } from '@assay/table'
import type { Table } from '@assay/table'

/**
 * The test part with the sensitive columns that no model reads: how it does for their groups is reported all the same.
 *
 * @param test  the cleaned rows
 * @param cells the file's cells of the same rows
 */
export function withSensitive (test: Table, cells: Table, sensitive: readonly string[]): Table {
  const unread = sensitive.filter((name) => !test.columns.some((column) => column.name === name))
  return { rows: test.rows, columns: [...test.columns, ...unread.map((name) => columnNamed(cells, name))] }
}
