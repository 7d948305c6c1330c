import { groupRows, selectRows } from '@assay/table'
import type { TrainingTable } from '@assay/learners'
import type { FoldPlan } from '@assay/table'
import { evenlySpread } from '../evenly-spread.ts'
import type { FileCells } from './without-step.ts'

/** What is learnt from, the cells it comes from, and the fold of each row in the first repeat. */
export interface FoldedRows {
  readonly training: TrainingTable
  /** Absent: facts cannot be undone. */
  readonly cells: FileCells | null
  readonly foldPlan: FoldPlan
}

/**
 * Draws about `most` rows, with the classes and folds in the shares that they have. Equal rows are drawn together, so that rows repeat as
 * often as in the whole table. The same rows give the same draw.
 *
 * @returns rows in their order; all of them when there are no more than `most`
 */
export function drawRows ({ training, cells, foldPlan }: FoldedRows, most: number): FoldedRows {
  const { table, target, problem } = training
  const assignment = foldPlan.assignments[0]!
  const firstRepeat = (taken: Uint8Array): FoldPlan => ({ ...foldPlan, assignments: [taken] })
  if (table.rows <= most) return { training, cells, foldPlan: firstRepeat(assignment) }

  const firstEqual = groupRows(table)
  const distinct = Uint32Array.from(firstEqual.keys()).filter((row) => firstEqual[row] === row)
  const byClass = (a: number, b: number): number => problem.kind === 'regression' ? 0 : target[a]! - target[b]!
  distinct.sort((a, b) => byClass(a, b) || assignment[a]! - assignment[b]! || a - b)
  const drawn = new Set(Array.from(evenlySpread(distinct.length, Math.ceil(most * distinct.length / table.rows)), (place) => distinct[place]!))
  const rows = Uint32Array.from(firstEqual.keys()).filter((row) => drawn.has(firstEqual[row]!))
  return {
    training: { ...training, table: selectRows(table, rows), target: target.filter((_, row) => drawn.has(firstEqual[row]!)) },
    cells: cells && { ...cells, table: selectRows(cells.table, rows) },
    foldPlan: firstRepeat(assignment.filter((_, row) => drawn.has(firstEqual[row]!)))
  }
}
