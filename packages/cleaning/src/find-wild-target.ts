import type { NumberSummary, Problem, ProfileAlert, TableProfile } from '@assay/shared'

/** Incomes, prices and counts have long tails, but seldom a value fifty times as far off as 99 % of the others. */
const farTimes = 50

/** A value of the target, and how many times as far from the median it is as 99 % of the rows. */
interface FarOff { readonly value: number, readonly times: number }

/** @returns the value that is farthest off, or null when it goes with the others */
export function farOff (numbers: NumberSummary | undefined): FarOff | null {
  if (numbers === undefined) return null
  const [smallest, low, , , median, , , high, largest] = numbers.quantiles as [number, number, number, number, number, number, number, number, number]
  const usual = Math.max(high - median, median - low)
  const value = largest - median > median - smallest ? largest : smallest
  const times = Math.abs(value - median) / usual
  return usual > 0 && times >= farTimes ? { value, times } : null
}

/**
 * Finds answers so far off the others that squared errors are about little else, and no model looks better than the mean.
 *
 * @param profile of the rows in question
 */
export function findWildTarget ({ columns }: Pick<TableProfile, 'columns'>, { target, kind, metric }: Problem): ProfileAlert | null {
  const found = kind === 'regression' ? farOff(columns.find(({ name }) => name === target)?.number) : null
  if (found === null) return null
  const rounded = (number: number): string => Number(number.toPrecision(3)).toLocaleString('en-US')
  return {
    severity: 'warning',
    code: 'wildTarget',
    columns: [target],
    detail: `"${target}" has the value ${rounded(found.value)}, ${rounded(found.times)} times as far from the median as 99 % of the rows: ${metric} will be about such rows alone. Mend the file, take the metric mae, or add a step "dropOutliers" to the plan`
  }
}
