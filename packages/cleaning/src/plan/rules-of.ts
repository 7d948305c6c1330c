import type { CleaningPlan, CleaningStep } from '@assay/shared'
import type { Recipe } from '@assay/table'

export type CleaningRule = Extract<CleaningStep, { step: 'clip' | 'impute' | 'rareLevels' | 'targetEncode' }>

/** The steps of a plan that are learnt from training rows, in their order; those about columns that the recipe leaves out are dead letters. */
export function rulesOf ({ steps }: CleaningPlan, { outputs }: Recipe): CleaningRule[] {
  const names = new Set(outputs.map(({ name }) => name))
  return steps.filter(isRule).filter(({ column }) => names.has(column))
}

function isRule (step: CleaningStep): step is CleaningRule {
  return step.step === 'clip' || step.step === 'impute' || step.step === 'rareLevels' || step.step === 'targetEncode'
}
