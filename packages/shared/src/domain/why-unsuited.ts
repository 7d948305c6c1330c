import { monotoneLearners, type LearnerName, type Problem } from './problem.ts'

/** xgboost is an old, slow build, and passes its matrix through a small stack. */
const xgboostMaxRows = 40_000

/**
 * Why a learner is not tried on a problem, in words that follow its name; null when it is.
 *
 * @param rows training rows
 */
export function whyUnsuited (learner: LearnerName, { kind, monotone }: Pick<Problem, 'kind' | 'monotone'>, rows: number): string | null {
  if (learner === 'bayes' && kind === 'regression') return 'is for classes, and the target holds numbers'
  if (learner === 'xgboost' && rows > xgboostMaxRows) return `learns from up to ${write(xgboostMaxRows)} rows, and there are ${write(rows)}`
  return monotone !== undefined && !monotoneLearners.includes(learner) ? 'keeps no "monotone"' : null
}

const write = (rows: number): string => rows.toLocaleString('en-US')
