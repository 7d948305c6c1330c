import type { TrainingTable } from '../learner.ts'
import { describeNumbers, quantile } from '../features/describe-numbers.ts'

export interface OutlierLimits {
  /** Robust deviations from the median from which a number is wild. */
  readonly deviations: number
  /** Of the rows of each class, at most so many are left out. */
  readonly mostShare: number
}

/** 1.4826 × the median absolute deviation is the standard deviation of a normal distribution. */
const deviationsOfMedian = 1.4826

/**
 * The rows without those that hold a wild number, the wildest first where there are too many. Rows of the rarest class stay, whatever they
 * hold; in a regression the target is a number like the others. Numbers that are alike in half of the rows have no scale and are not judged.
 *
 * @param rows ascending
 * @see Iglewicz & Hoaglin, "How to detect and handle outliers", 1993 (modified z-score)
 */
export function leaveOutOutliers (training: TrainingTable, rows: Uint32Array, { deviations, mostShare }: OutlierLimits): Uint32Array {
  const wildness = wildnessOf(training, rows)
  const strata = Map.groupBy(rows.keys(), (place) => training.problem.kind === 'regression' ? 0 : training.target[rows[place]!]!)
  const spared = strata.size > 1 ? [...strata.values()].reduce((rarest, places) => places.length < rarest.length ? places : rarest) : null
  const wild = [...strata.values()].filter((places) => places !== spared).flatMap((places) => places
    .filter((place) => wildness[place]! > deviations)
    .sort((a, b) => wildness[b]! - wildness[a]! || a - b)
    .slice(0, Math.floor(mostShare * places.length)))
  const leftOut = new Set(wild)
  return rows.filter((_, place) => !leftOut.has(place))
}

/** @returns for each row the largest distance of one of its numbers from that column's median, in robust deviations */
function wildnessOf ({ table, target, problem }: TrainingTable, rows: Uint32Array): Float64Array {
  const wildness = new Float64Array(rows.length)
  const columns = table.columns.flatMap((column) => column.kind === 'number' && column.name !== problem.target ? [column.values] : [])
  for (const values of problem.kind === 'regression' ? [...columns, target] : columns) {
    const { median, sorted } = describeNumbers(values, rows)
    if (sorted.length === 0) continue
    const scale = deviationsOfMedian * quantile(sorted.map((value) => Math.abs(value - median)).sort(), 0.5)
    if (!(scale > 0)) continue
    rows.forEach((row, place) => {
      const distance = Math.abs(values[row]! - median) / scale
      if (distance > wildness[place]!) wildness[place] = distance
    })
  }
  return wildness
}
