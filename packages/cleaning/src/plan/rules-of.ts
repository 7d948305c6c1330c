import type { CleaningPlan, CleaningStep } from '@assay/shared'

export type CleaningRule = Extract<CleaningStep, { step: 'clip' | 'impute' | 'rareLevels' | 'targetEncode' }>

/** The steps of a plan that are learnt from training rows, in their order. */
export function rulesOf ({ steps }: CleaningPlan): CleaningRule[] {
  return steps.filter((step): step is CleaningRule => step.step === 'clip' || step.step === 'impute' || step.step === 'rareLevels' || step.step === 'targetEncode')
}
