import { planToRecipe, rulesOf } from '@assay/cleaning'
import { isRule } from '@assay/shared'
import { applyRecipe, columnNamed } from '@assay/table'
import type { TrainingTable } from '@assay/learners'
import type { CleaningPlan } from '@assay/shared'
import type { InputColumn, Table } from '@assay/table'

/** The training rows' cells as the file has them, and how each of its columns is read. */
export interface FileCells { readonly table: Table, readonly columns: readonly InputColumn[] }

/**
 * What would be learnt from if the plan lacked one step; the rows stay the same.
 *
 * @param step place of a rule, or of a fact about a column
 * @param cells absent: facts cannot be undone
 * @returns null where the step decides which rows there are, or cannot be undone
 */
export function withoutStep (training: TrainingTable, plan: CleaningPlan, step: number, cells: FileCells | null): TrainingTable | null {
  const { problem } = training
  const removed = plan.steps[step]!
  const rest = { ...plan, steps: plan.steps.toSpliced(step, 1) }
  if (isRule(removed)) return { ...training, rules: rulesOf(rest, training.table.columns) }
  const isAboutRows = !('column' in removed) || removed.column === problem.target
  if (isAboutRows || cells === null) return null
  const recipe = planToRecipe(rest, cells.columns, problem)
  const columns = [...applyRecipe(recipe, cells.table).columns, columnNamed(training.table, problem.target)]
  return { ...training, table: { rows: training.table.rows, columns }, rules: rulesOf(rest, recipe.outputs) }
}
