import type { CleaningPlan } from '@assay/shared'
import { applyRecipe, type InputColumn, type Recipe, type Table } from '@assay/table'

/** Values of the target that a plan calls missing are missing before anything is inferred from it. */
export function blankTarget (table: Table, inputs: readonly InputColumn[], { target, steps }: CleaningPlan): Table {
  const missing = steps.flatMap((step) => step.step === 'missing' && step.column === target ? step.values : [])
  const place = inputs.findIndex(({ name }) => name === target)
  const column = table.columns[place]
  if (missing.length === 0 || column === undefined || column.kind === 'date') return table
  const recipe: Recipe = { inputs: [inputs[place]!], outputs: [{ name: target, kind: column.kind, input: 0, missing, mergeLevels: [] }] }
  return { rows: table.rows, columns: table.columns.with(place, applyRecipe(recipe, table).columns[0]!) }
}
