import type { CleaningPlan, CleaningStep, StepName } from '@assay/shared'

/** The steps of one kind, in their order. */
export function stepsOf<S extends StepName> ({ steps }: Pick<CleaningPlan, 'steps'>, kind: S): Extract<CleaningStep, { step: S }>[] {
  return steps.filter((step): step is Extract<CleaningStep, { step: S }> => step.step === kind)
}
