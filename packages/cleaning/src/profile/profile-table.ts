import type { ColumnProfile, Problem, TableProfile } from '@assay/shared'
import type { Table } from '@assay/table'
import { associate } from '../associations/associate.ts'
import { measureColumn, measureLevels, type MeasuredColumn } from '../associations/measured-column.ts'
import { sampleRows } from '../sample-rows.ts'
import { strongestAssociations } from '../associations/strongest-associations.ts'
import { classCodes } from '../target-classes.ts'
import { classBalance } from './class-balance.ts'
import { countDuplicates } from './count-duplicates.ts'
import { findAlerts } from './find-alerts.ts'
import { findTwins } from './find-twins.ts'
import { profileColumn } from './profile-column.ts'

export interface ProfileRequest {
  readonly table: Table
  readonly reading: TableProfile['reading']
  readonly quarantined: TableProfile['quarantined']
  /** Cells that did not fit their column's type, in the order of the columns. */
  readonly unreadable: readonly NonNullable<ColumnProfile['unreadable']>[]
  /** Absent: the table is described without a target. */
  readonly problem?: Problem
}

/** Rows on which associations are measured; columns themselves are described by all rows. */
const associationRows = 50_000

/** Describes a table: each column by itself, columns by pairs and with the target, repeated rows, and what a person should know first. */
export function profileTable ({ table, reading, quarantined, unreadable, problem }: ProfileRequest): TableProfile {
  const alone = table.columns.map((column, place) => {
    const misfits = unreadable[place]
    return { ...profileColumn(column), ...(misfits !== undefined && misfits.cells > 0 && { unreadable: misfits }) }
  })
  const measured = measureColumns(table, alone, problem)
  const target = measured.find(({ name }) => name === problem?.target)
  const withTarget = new Map(target === undefined ? [] : measured.filter((column) => column !== target).map((column) => [column.name, associate(column, target)]))
  const associations = strongestAssociations(measured, (name) => name === problem?.target ? Infinity : withTarget.get(name)?.value ?? 0)

  const twins = findTwins(table, associations.filter(({ a, b }) => a !== problem?.target && b !== problem?.target))
  const columns = alone.map((column): ColumnProfile => {
    const targetAssociation = withTarget.get(column.name)
    const twinOf = twins.get(column.name)
    return { ...column, ...(targetAssociation !== undefined && { targetAssociation }), ...(twinOf !== undefined && { twinOf }) }
  })
  const identifiers = columns.filter(({ identifier }) => identifier).map(({ name }) => name)
  const duplicateRows = countDuplicates(table, [])
  const facts = {
    rows: table.rows,
    columns,
    duplicateRows,
    duplicateRowsIgnoringIdentifiers: identifiers.length === 0 ? duplicateRows : countDuplicates(table, identifiers),
    quarantined,
    ...(problem !== undefined && problem.kind !== 'regression' && { classBalance: classBalance(table.columns.find(({ name }) => name === problem.target)!, problem) }),
    associations
  }
  return { ...facts, alerts: findAlerts(facts, problem), reading }
}

/** Identifiers and columns that do not vary tell nothing about others; neither do texts. */
function measureColumns (table: Table, profiles: readonly ColumnProfile[], problem: Problem | undefined): MeasuredColumn[] {
  const rows = sampleRows(table.rows, associationRows)
  return table.columns.flatMap((column, place) => {
    if (column.name === problem?.target && problem.kind !== 'regression') return [measureLevels(column.name, classCodes(column, problem), rows)]
    const { identifier, distinct, missing } = profiles[place]!
    if (column.name !== problem?.target && (identifier || distinct + (missing > 0 ? 1 : 0) < 2)) return []
    return measureColumn(column, rows) ?? []
  })
}
