import { isRule, type CleaningPlan, type CleaningRule } from '@assay/shared'
import type { Recipe } from '@assay/table'

/** The steps of a plan that are learnt from training rows, in their order; those about columns that the recipe leaves out are dead letters. */
export function rulesOf ({ steps }: CleaningPlan, { outputs }: Recipe): CleaningRule[] {
  const names = new Set(outputs.map(({ name }) => name))
  return steps.filter(isRule).filter((rule) => !('column' in rule) || names.has(rule.column))
}
