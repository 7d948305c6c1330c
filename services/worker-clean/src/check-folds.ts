import { AppError, type MetricName, type Problem } from '@assay/shared'
import { foldCount, foldsOf, type FoldPlan } from '@assay/table'

/** Undefined on rows of one class. */
const rankingMetrics: readonly MetricName[] = ['rocAuc', 'averagePrecision']

interface CheckFolds {
  readonly plan: FoldPlan
  readonly problem: Problem
  /** Class indices or values, one a training row. */
  readonly target: Float64Array
}

/**
 * Whether the metric of a binary problem is defined on every fold.
 *
 * @returns what the rarer class costs, in words
 * @throws {AppError} TARGET_UNUSABLE when a fold holds out rows of one class only
 */
export function checkFolds ({ plan, problem: { kind, metric, target: name, classes }, target }: CheckFolds): readonly string[] {
  if (kind !== 'binary') return []
  const positives = target.filter((label) => label === 1).length
  const [rare, rows] = positives * 2 <= target.length ? [1, positives] : [0, target.length - positives]
  if (rankingMetrics.includes(metric)) {
    const torn = foldsOf(plan).some(({ heldOutRows }) => !heldOutRows.some((row) => target[row] === rare))
    if (torn) throw new AppError('TARGET_UNUSABLE', `Column "${name}" has ${rows} row${rows === 1 ? '' : 's'} of class "${classes[rare]}" to learn from beside those locked away for the test, too few for ${plan.ordered ? 'every stretch of time' : 'every fold'} that ${metric} is measured on; add rows, or choose another target`)
  }
  if (plan.ordered || plan.folds === 1 || plan.folds >= foldCount) return []
  return [`Trials are compared by ${plan.folds} folds instead of ${foldCount}: the ${rows} rows of class "${classes[rare]}" to learn from, or the groups of rows that may not be split, are no more`]
}
