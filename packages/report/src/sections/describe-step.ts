import type { CleaningStep } from '@assay/shared'
import { formatCount, formatNumber, formatShare, shorten } from '../format.ts'

/** A step of a plan in a few words. */
export function describeStep (step: CleaningStep): string {
  switch (step.step) {
    case 'drop': return 'Left out'
    case 'missing': return `Read as missing: ${step.values.slice(0, 5).map((value) => shorten(value, 20)).join(', ')}`
    case 'mergeLevels': return `Spellings joined: ${step.levels.slice(0, 3).map(([from, to]) => `${shorten(from, 20)} → ${shorten(to, 20)}`).join(', ')}${step.levels.length > 3 ? ', …' : ''}`
    case 'dateParts': return `Date as ${step.parts.join(', ')}`
    case 'daysBetween': return `Days since ${shorten(step.since, 30)}`
    case 'textParts': return `Text as ${step.parts.join(', ')}`
    case 'dropRows': return 'Rows without a target left out'
    case 'groupRows': return 'Equal rows kept together'
    case 'clip': return `Clipped to the quantiles ${formatShare(step.lowQuantile, 1)} and ${formatShare(step.highQuantile, 1)}`
    case 'unskew': return `${step.with === 'log1p' ? 'Logarithm' : 'Yeo–Johnson power'} where skewness is beyond ${step.beyond}`
    case 'impute': return `${step.with === 'median' ? 'Gaps filled with the median' : 'Gaps as a level of their own'}${step.indicator ? ', and marked' : ''}`
    case 'cyclic': return `On a circle of ${formatNumber(step.period)}`
    case 'rareLevels': return `Levels below ${formatCount(step.minRows, 'row')} joined`
    case 'targetEncode': return 'Levels as the target’s mean among them'
    case 'hashWords': return `Words and pairs of words, the ${step.mostTerms} that say most`
    case 'dropTooStrong': return `Of two columns associated by ${step.above} or more, one is kept`
    case 'dropTooWeak': return `Columns associated with the target by less than ${step.below} left out`
    case 'dropNull': return 'Columns associated with the target by chance left out'
    case 'dropOutliers': return `Rows beyond ${formatNumber(step.deviations)} robust deviations not learnt from, ${formatShare(step.mostShare, 1)} at most`
  }
}
