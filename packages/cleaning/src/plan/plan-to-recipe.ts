import { AppError, type CleaningPlan, type CleaningStep, type Problem } from '@assay/shared'
import type { InputColumn, OutputColumn, Recipe } from '@assay/table'
import { datePartName } from './date-part-name.ts'

/**
 * Turns the facts of a plan into the recipe that prepares every row alike. Columns come in the file's order; the target is not among them.
 * A date that the plan does not take apart becomes one number, its days since 1970.
 *
 * @param inputs every column of the file
 * @throws {AppError} NO_FEATURES when the plan drops every column
 */
export function planToRecipe (plan: CleaningPlan, inputs: readonly InputColumn[], { target }: Pick<Problem, 'target'>): Recipe {
  const dropped = new Set(stepsOf(plan, 'drop').map(({ column }) => column))
  const used = inputs.filter(({ name }) => name !== target && !dropped.has(name))
  const outputs = used.flatMap((column, input) => outputsOf(column, input, plan))
  if (outputs.length === 0) {
    throw new AppError('NO_FEATURES', `Besides the target "${target}" no column is left to learn from; ignore fewer columns, or take "drop" steps out of the plan`)
  }
  return { inputs: used, outputs }
}

function outputsOf ({ name, format }: InputColumn, input: number, plan: CleaningPlan): OutputColumn[] {
  const facts = {
    input,
    missing: stepsOf(plan, 'missing').filter(({ column }) => column === name).flatMap(({ values }) => values),
    mergeLevels: stepsOf(plan, 'mergeLevels').filter(({ column }) => column === name).flatMap(({ levels }) => levels)
  }
  if (format.type !== 'date') return [{ ...facts, name, kind: format.type }]
  const asked = stepsOf(plan, 'dateParts').find(({ column }) => column === name)
  if (asked === undefined) return [{ ...facts, name, kind: 'number', datePart: 'days' }]
  return asked.parts.map((part) => ({ ...facts, name: datePartName(name, part), kind: 'number', datePart: part }))
}

function stepsOf<S extends CleaningStep['step']> ({ steps }: CleaningPlan, kind: S): Extract<CleaningStep, { step: S }>[] {
  return steps.filter((step): step is Extract<CleaningStep, { step: S }> => step.step === kind)
}
