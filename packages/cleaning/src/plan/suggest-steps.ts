import type { CleaningStep, ColumnProfile, Problem } from '@assay/shared'
import { farOff } from '../find-wild-target.ts'

/** Wild is what nobody would take for a measurement, and there is little of it. */
const wildDeviations = 20
const mostWildRows = 0.01

/**
 * Steps that may well be right but cannot be known to be: a mark for missing values may be a value, and a wild answer may be true.
 *
 * @param columns of the training rows, the target among them; columns that are left out are not
 */
export function suggestSteps (columns: readonly ColumnProfile[], { target, kind }: Problem): CleaningStep[] {
  const marks = columns.flatMap(({ name, sentinels }): CleaningStep[] => sentinels === undefined
    ? []
    : [{ step: 'missing', column: name, values: sentinels.map(String), reason: `"${name}" may write ${sentinels.join(' and ')} for missing: far off all other values, and repeated${name === target ? '; rows without a target are left out' : ''}` }])
  const answers = columns.find(({ name }) => name === target)
  const isWild = kind === 'regression' && marks.every((step) => !('column' in step) || step.column !== target) && farOff(answers?.number) !== null
  return [...marks, ...isWild ? [{ step: 'dropOutliers', deviations: wildDeviations, mostShare: mostWildRows, reason: `A few rows of "${target}" are far off all others; a model judged by squared errors learns of little else` } as const] : []]
}
