import { AppError, type CleaningPlan, type CleaningStep, type Problem } from '@assay/shared'
import type { InputColumn, OutputColumn, Recipe } from '@assay/table'
import { daysBetweenName, partName } from './derived-names.ts'
import { stepsOf } from './steps-of.ts'

/**
 * Turns the facts of a plan into the recipe that prepares every row alike. Columns come in the file's order, days between dates after them; the
 * target is not among them. A date that the plan does not take apart becomes one number, its days since 1970; a text stays a text beside its parts.
 *
 * @param inputs every column of the file
 * @throws {AppError} NO_FEATURES when the plan drops every column
 */
export function planToRecipe (plan: CleaningPlan, inputs: readonly InputColumn[], { target }: Pick<Problem, 'target'>): Recipe {
  const dropped = new Set(stepsOf(plan, 'drop').map(({ column }) => column))
  const used = inputs.filter(({ name }) => name !== target && !dropped.has(name))
  const outputs = [...used.flatMap((column, input) => outputsOf(column, input, plan)), ...daysBetween(plan, used)]
  if (outputs.length === 0) {
    throw new AppError('NO_FEATURES', `Besides the target "${target}" no column is left to learn from; ignore fewer columns, or take "drop" steps out of the plan`)
  }
  return { inputs: used, outputs }
}

function outputsOf ({ name, format }: InputColumn, input: number, plan: CleaningPlan): OutputColumn[] {
  const facts = { input, missing: missingValues(plan, name), mergeLevels: stepsFor(plan, 'mergeLevels', name).flatMap(({ levels }) => levels) }
  const [asText] = stepsFor(plan, 'textParts', name)
  const textParts = (asText?.parts ?? []).map((part) => ({ ...facts, name: partName(name, part), kind: 'number', textPart: part } as const))
  if (format.type !== 'date') return [{ ...facts, name, kind: format.type }, ...textParts]
  const [asked] = stepsFor(plan, 'dateParts', name)
  if (asked === undefined) return [{ ...facts, name, kind: 'number', datePart: 'days' }]
  return asked.parts.map((part) => ({ ...facts, name: partName(name, part), kind: 'number', datePart: part }))
}

/** Steps about a column that is not learnt from are dead letters. */
function daysBetween (plan: CleaningPlan, used: readonly InputColumn[]): OutputColumn[] {
  const placeOf = (column: string): number => used.findIndex(({ name }) => name === column)
  return stepsOf(plan, 'daysBetween').filter(({ column, since }) => placeOf(column) >= 0 && placeOf(since) >= 0).map(({ column, since }) => ({
    name: daysBetweenName(column, since),
    kind: 'number',
    input: placeOf(column),
    missing: missingValues(plan, column),
    mergeLevels: [],
    since: { input: placeOf(since), missing: missingValues(plan, since) }
  }))
}

function missingValues (plan: CleaningPlan, name: string): string[] {
  return stepsFor(plan, 'missing', name).flatMap(({ values }) => values)
}

function stepsFor<S extends 'missing' | 'mergeLevels' | 'dateParts' | 'textParts'> (plan: CleaningPlan, kind: S, name: string): Extract<CleaningStep, { step: S }>[] {
  return stepsOf(plan, kind).filter((step: { readonly column: string }) => step.column === name)
}
