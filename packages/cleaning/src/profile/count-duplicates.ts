import type { Table } from '@assay/table'
import { groupRows } from '../group-rows.ts'

/** @returns rows that repeat an earlier one in every column but those ignored; 0 when no column is left to compare */
export function countDuplicates (table: Table, ignoring: readonly string[]): number {
  if (table.columns.every(({ name }) => ignoring.includes(name))) return 0
  return table.rows - (groupRows(table, ignoring).reduce((largest, group) => Math.max(largest, group), -1) + 1)
}
