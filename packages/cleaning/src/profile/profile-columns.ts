import type { ColumnProfile, Problem, TableProfile } from '@assay/shared'
import { associate, measureColumn, measureLevels, openMutualInformation, type MeasuredColumn, type Table } from '@assay/table'
import { strongestAssociations } from '../associations/strongest-associations.ts'
import { sampleRows } from '../sample-rows.ts'
import { classCodes } from '../target-classes.ts'
import { findTwins } from './find-twins.ts'
import { profileColumn } from './profile-column.ts'

export interface ColumnsRequest {
  readonly table: Table
  /** Absent: the columns are described without a target. */
  readonly problem?: Problem
  /** Rows of the file that the table's were drawn from; absent: they are all of it. */
  readonly drawnFrom?: number
}

/** What a plan is made from. */
export type ColumnFacts = Pick<TableProfile, 'columns' | 'associations'>

/** Rows on which associations are measured; columns themselves are described by all rows. */
const associationRows = 50_000

/** Describes the columns of a table: each by itself, by pairs, and with the target. */
export function profileColumns ({ table, problem, drawnFrom = table.rows }: ColumnsRequest): ColumnFacts {
  const alone = table.columns.map((column) => profileColumn(column, drawnFrom))
  const measured = measureColumns(table, alone, problem)
  const target = measured.find(({ name }) => name === problem?.target)
  const withTarget = target === undefined ? new Map<string, never>() : compareWithTarget(measured, target)
  const associations = strongestAssociations(measured, (name) => name === problem?.target ? Infinity : withTarget.get(name)?.targetAssociation.value ?? 0)
  const twins = findTwins(table, associations.filter(({ a, b }) => a !== problem?.target && b !== problem?.target))
  const columns = alone.map((column): ColumnProfile => {
    const twinOf = twins.get(column.name)
    return { ...column, ...withTarget.get(column.name), ...(twinOf !== undefined && { twinOf }) }
  })
  return { columns, associations }
}

type WithTarget = Required<Pick<ColumnProfile, 'targetAssociation' | 'targetInformation'>>

function compareWithTarget (measured: readonly MeasuredColumn[], target: MeasuredColumn): Map<string, WithTarget> {
  const others = measured.filter((column) => column !== target)
  const inform = openMutualInformation(target, others.length)
  return new Map(others.map((column) => [column.name, { targetAssociation: associate(column, target), targetInformation: inform(column) }]))
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
