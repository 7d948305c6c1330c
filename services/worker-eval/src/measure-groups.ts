import { describeGaps, measureGroup } from '@assay/scoring'
import { columnNamed } from '@assay/table'
import type { Problem, Random, SensitiveColumn, SensitiveGroup } from '@assay/shared'
import type { Table } from '@assay/table'
import { rowsByGroup } from './rows-by-group.ts'

interface GroupsPlan {
  readonly problem: Problem
  /** Columns named as sensitive. */
  readonly columns: readonly string[]
  /** The locked rows as the file has them. */
  readonly cells: Table
  readonly target: Float64Array
  readonly predictions: Float64Array
  readonly threshold: number | null
  readonly random: Random
}

/** How the model does for the groups of each sensitive column, on the locked rows. */
export function measureGroups ({ columns, cells, ...plan }: GroupsPlan): readonly SensitiveColumn[] {
  return columns.map((column): SensitiveColumn => {
    const groups = rowsByGroup(columnNamed(cells, column))
    if (groups === null) return { column, groups: [], findings: [`"${column}" holds free text: it has no groups to compare`] }
    const measured = groups.map(({ group, rows }): SensitiveGroup => ({ group, rows: rows.length, measures: measureRows(rows, plan, plan.random.fork(column).fork(group)) }))
    return { column, groups: measured, findings: describeGaps(measured) }
  })
}

function measureRows (rows: Uint32Array, { problem, target, predictions, threshold }: Omit<GroupsPlan, 'columns' | 'cells'>, random: Random): SensitiveGroup['measures'] {
  const outputs = predictions.length / target.length
  return measureGroup(problem.kind, {
    target: Float64Array.from(rows, (row) => target[row]!),
    predictions: Float64Array.from({ length: rows.length * outputs }, (_, at) => predictions[rows[Math.floor(at / outputs)]! * outputs + at % outputs]!),
    threshold,
    random
  })
}
