import { isRule, type CleaningPlan, type CleaningRule } from '@assay/shared'

/**
 * The steps of a plan that are learnt from training rows, in their order; those about columns that are not there are dead letters.
 *
 * @param columns of the cleaned table
 */
export function rulesOf ({ steps }: CleaningPlan, columns: readonly { readonly name: string }[]): CleaningRule[] {
  const names = new Set(columns.map(({ name }) => name))
  return steps.filter(isRule).filter((rule) => !('column' in rule) || names.has(rule.column))
}
