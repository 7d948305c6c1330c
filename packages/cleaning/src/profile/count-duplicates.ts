import { groupRows, type Table } from '@assay/table'

/** @returns rows that repeat an earlier one in every column but those ignored; 0 when no column is left to compare */
export function countDuplicates (table: Table, ignoring: readonly string[]): number {
  if (table.columns.every(({ name }) => ignoring.includes(name))) return 0
  return groupRows(table, ignoring).reduce((repeats, first, row) => first === row ? repeats : repeats + 1, 0)
}
