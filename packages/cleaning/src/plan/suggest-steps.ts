import type { CleaningStep, ColumnProfile, Problem } from '@assay/shared'
import type { WildAnswers } from '../find-wild-target.ts'

/**
 * Steps that may well be right but cannot be known to be: a mark for missing values may be a value, and a wild answer may be true.
 *
 * @param columns of the training rows, the target among them; columns that are left out are not
 */
export function suggestSteps (columns: readonly ColumnProfile[], { target }: Problem, wildAnswers: WildAnswers | null): CleaningStep[] {
  const marks = columns.flatMap(({ name, sentinels }): CleaningStep[] => sentinels === undefined
    ? []
    : [{ step: 'missing', column: name, values: sentinels.map(String), reason: `"${name}" may write ${sentinels.join(' and ')} for missing: far off all other values, and repeated${name === target ? '; rows without a target are left out' : ''}` }])
  const isMarked = marks.some((step) => 'column' in step && step.column === target)
  if (wildAnswers === null || isMarked) return marks
  return [...marks, { step: 'missing', column: target, values: wildAnswers.values.map(String), reason: `A few rows of "${target}" are so far off all others that a model is judged by little else; rows without a target are left out` }]
}
