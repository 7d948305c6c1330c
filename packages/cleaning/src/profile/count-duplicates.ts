import { groupRows, type Table } from '@assay/table'
import { isMonotone } from './is-identifier.ts'

/** @returns rows that repeat an earlier one in every column but those ignored; 0 when no column is left to compare */
export function countDuplicates (table: Table, ignoring: readonly string[]): number {
  const compared = table.columns.filter(({ name }) => !ignoring.includes(name))
  if (compared.length === 0 || compared.some((column) => column.kind === 'number' && isMonotone(column.values) && !column.values.includes(NaN))) return 0
  return groupRows(table, ignoring).reduce((repeats, first, row) => first === row ? repeats : repeats + 1, 0)
}
