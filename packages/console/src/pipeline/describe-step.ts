import type { CleaningStep } from '@assay/shared'
import { formatShare, formatWhole } from '../format.ts'
import { words } from '../words/words.ts'

/** A step of a plan in a few words. */
export function describeStep (step: CleaningStep): string {
  const { steps } = words.plan
  switch (step.step) {
    case 'drop': return steps.drop
    case 'missing': return `${steps.missing}: ${step.values.slice(0, 6).join(', ')}`
    case 'mergeLevels': return `${steps.mergeLevels}: ${step.levels.slice(0, 4).map(([from, to]) => `${from} → ${to}`).join(', ')}`
    case 'dateParts': return `${steps.dateParts}: ${step.parts.map((part) => words.plan.parts[part]).join(', ')}`
    case 'dropRows': return steps.dropRows
    case 'groupRows': return steps.groupRows
    case 'clip': return `${steps.clip}: ${formatShare(step.lowQuantile)} – ${formatShare(step.highQuantile)}`
    case 'impute': return `${steps.impute}: ${words.plan.fillers[step.with]}${step.indicator ? `, ${words.plan.marked}` : ''}`
    case 'rareLevels': return `${steps.rareLevels}: < ${formatWhole(step.minRows)}`
    case 'targetEncode': return `${steps.targetEncode} (${formatWhole(step.smoothing)})`
  }
}
