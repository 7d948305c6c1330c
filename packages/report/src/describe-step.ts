import type { CleaningStep } from '@assay/shared'
import type { Words } from './words/en.ts'

/** A step of a plan in a few words. */
export function describeStep (step: CleaningStep, { steps }: Words): string {
  const describe = steps[step.step] as (step: CleaningStep) => string
  return describe(step)
}
