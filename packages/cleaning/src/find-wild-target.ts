import type { ColumnProfile, Problem, ProfileAlert } from '@assay/shared'
import { columnNamed, type Table } from '@assay/table'

/** Incomes, prices and counts have long tails, but seldom a value fifty times as far off as 99 % of the others. */
const farTimes = 50
const listedValues = 5

/** Answers that are far off the others. */
export interface WildAnswers {
  /** Distinct, the farthest first, at most five. */
  readonly values: readonly number[]
  /** How many times as far from the median the first is as 99 % of the rows. */
  readonly times: number
}

/**
 * Finds answers so far off the others that errors are about little else, and no model looks better than the mean.
 *
 * @param table   the rows in question
 * @param columns their profiles
 * @returns null where there are none, and where answers are classes
 */
export function findWildAnswers (table: Table, { columns }: { readonly columns: readonly ColumnProfile[] }, { target, kind }: Problem): WildAnswers | null {
  const quantiles = columns.find(({ name }) => name === target)?.number?.quantiles
  const answers = columnNamed(table, target)
  if (kind !== 'regression' || quantiles === undefined || answers.kind !== 'number') return null
  const [, low, , , median, , , high] = quantiles as [number, number, number, number, number, number, number, number]
  const usual = Math.max(high - median, median - low)
  const distanceOf = (value: number): number => Math.abs(value - median)
  const wild = answers.values.filter((value) => distanceOf(value) >= farTimes * usual)
  if (usual === 0 || wild.length === 0) return null
  const values = [...new Set(wild)].sort((a, b) => distanceOf(b) - distanceOf(a) || a - b).slice(0, listedValues)
  return { values, times: distanceOf(values[0]!) / usual }
}

/** Says so, with the way out. */
export function alertWildTarget (wild: WildAnswers | null, { target, metric }: Problem): ProfileAlert | null {
  if (wild === null) return null
  const { values, times } = wild
  const write = (number: number): string => number.toLocaleString('en-US', { maximumSignificantDigits: 15 })
  return {
    severity: 'warning',
    code: 'wildTarget',
    columns: [target],
    detail: `"${target}" has the value${values.length > 1 ? 's' : ''} ${values.map(write).join(', ')}, up to ${write(Number(times.toPrecision(3)))} times as far from the median as 99 % of the rows: ${metric} will be about such rows alone, and no model look better than the mean. Mend the file, or add a step "missing" with ${values.length > 1 ? 'these values' : 'this value'} to the plan, which leaves the rows out`
  }
}
