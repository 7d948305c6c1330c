import type { ColumnProfile, Problem, TableProfile } from '@assay/shared'
import type { Table } from '@assay/table'
import { classBalance } from './class-balance.ts'
import { countByClass } from './count-by-class.ts'
import { countDuplicates } from './count-duplicates.ts'
import { findAlerts } from './find-alerts.ts'
import { profileColumns } from './profile-columns.ts'

export interface ProfileRequest {
  readonly table: Table
  readonly reading: TableProfile['reading']
  readonly quarantined: TableProfile['quarantined']
  /** Cells that did not fit their column's type, in the order of the columns. */
  readonly unreadable: readonly NonNullable<ColumnProfile['unreadable']>[]
  /** Absent: the table is described without a target. */
  readonly problem?: Problem
}

/** Describes a file for people: its columns, repeated rows, and what a person should know first. Nothing is learnt from it. */
export function profileTable ({ table, reading, quarantined, unreadable, problem }: ProfileRequest): TableProfile {
  const { columns: described, associations } = profileColumns({ table, ...(problem && { problem }) })
  const spread = problem === undefined ? described : countByClass(table.columns, described, problem)
  const columns = spread.map((column, place): ColumnProfile => {
    const misfits = unreadable[place]
    return { ...column, ...(misfits !== undefined && misfits.cells > 0 && { unreadable: misfits }) }
  })
  const identifiers = columns.filter(({ identifier }) => identifier).map(({ name }) => name)
  const duplicateRows = countDuplicates(table, [])
  const facts = {
    rows: table.rows,
    columns,
    duplicateRows,
    duplicateRowsIgnoringIdentifiers: identifiers.length === 0 ? duplicateRows : countDuplicates(table, identifiers),
    quarantined,
    reading,
    ...(problem !== undefined && problem.kind !== 'regression' && { classBalance: classBalance(table.columns.find(({ name }) => name === problem.target)!, problem) }),
    associations
  }
  return { ...facts, alerts: findAlerts(facts, problem) }
}
