import type { CleaningStep } from '@assay/shared'
import { formatNumber } from '../format.ts'
import { words } from '../words/words.ts'
import { numbersOf } from './step-numbers.ts'

/** A step of a plan in a few words: what is done, and with what. */
export function describeStep (step: CleaningStep): string {
  const details = detailsOf(step)
  const name = words.plan.steps[step.step]
  return details === '' ? name : words.plan.stepWith(name, details)
}

const mostListed = 5

function detailsOf (step: CleaningStep): string {
  switch (step.step) {
    case 'missing': return step.values.slice(0, mostListed).join(', ')
    case 'mergeLevels': return step.levels.slice(0, mostListed).map(([from, to]) => `${from} → ${to}`).join(', ')
    case 'dateParts': return step.parts.map((part) => words.plan.parts[part]).join(', ')
    case 'textParts': return step.parts.map((part) => words.plan.textParts[part]).join(', ')
    case 'daysBetween': return step.since
    case 'impute': return `${words.plan.fillers[step.with]}${step.indicator ? `, ${words.plan.marked}` : ''}`
    case 'clip': return `${formatNumber(step.lowQuantile)} – ${formatNumber(step.highQuantile)}`
    default: return numbersOf(step).map(({ name, value }) => `${words.plan.numbers[name]} ${formatNumber(value)}`).join(', ')
  }
}
