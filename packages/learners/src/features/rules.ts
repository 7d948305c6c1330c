import type { CleaningStep } from '@assay/shared'

/** @returns the plan's rule of one kind for one column, if it has one */
export function ruleFor<S extends CleaningStep['step']> (rules: readonly CleaningStep[], step: S, column: string): Extract<CleaningStep, { step: S }> | undefined {
  return rules.find((rule): rule is Extract<CleaningStep, { step: S }> => rule.step === step && 'column' in rule && rule.column === column)
}
