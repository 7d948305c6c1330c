import type { Problem } from '@assay/shared'
import { columnNamed, type CategoryColumn, type NumberColumn, type Table } from '@assay/table'
import { classCodes } from './target-classes.ts'

export interface PreparedTarget {
  /** Classification: `levels` are the problem's classes in their order. One entry for each of `rows`. */
  readonly column: CategoryColumn | NumberColumn
  /** Rows of the table that have a target to learn from, ascending. */
  readonly rows: Uint32Array
}

/**
 * Takes the target out of a file's table; rows without one (or of a class that is none of the problem's) are left out.
 *
 * @throws {AppError} COLUMN_NOT_FOUND
 */
export function prepareTarget (table: Table, problem: Problem): PreparedTarget {
  const column = columnNamed(table, problem.target)
  const allRows = new Uint32Array(table.rows).map((_, row) => row)
  if (problem.kind === 'regression') {
    if (column.kind !== 'number') throw new TypeError(`column "${column.name}" holds no numbers`)
    const rows = allRows.filter((row) => !Number.isNaN(column.values[row]))
    return { rows, column: { kind: 'number', name: column.name, values: Float64Array.from(rows, (row) => column.values[row]!) } }
  }
  const codes = classCodes(column, problem)
  const rows = allRows.filter((row) => codes[row] !== 0)
  return { rows, column: { kind: 'category', name: column.name, codes: Uint32Array.from(rows, (row) => codes[row]!), levels: problem.classes } }
}
