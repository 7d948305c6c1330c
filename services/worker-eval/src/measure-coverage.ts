import { intervalAround, labelSet } from '@assay/model'
import { wilsonInterval } from '@assay/scoring'
import type { Conformal, ConformalRule } from '@assay/shared'

/**
 * Whether intervals and sets hold what they promise, on rows that nothing was learnt from.
 *
 * @param predictions n × outputs
 */
export function measureCoverage (rule: ConformalRule, target: Float64Array, predictions: Float64Array): Conformal {
  const { coverage } = rule
  const rows = target.length
  if (rule.kind === 'interval') {
    const intervals = Array.from(predictions, (value) => intervalAround(rule, value))
    const covered = intervals.filter(({ low, high }, row) => low <= target[row]! && target[row]! <= high).length
    const averageWidth = intervals.reduce((sum, { low, high }) => sum + (high - low) / rows, 0)
    return { kind: 'interval', coverage, quantiles: [...rule.radii], measuredCoverage: wilsonInterval(covered, rows), averageWidth }
  }
  const outputs = predictions.length / rows
  const sets = Array.from(target, (_, row) => labelSet(rule, outputs === 1 ? [1 - predictions[row]!, predictions[row]!] : predictions.subarray(row * outputs, (row + 1) * outputs)))
  const covered = sets.filter((set, row) => set.includes(target[row]!)).length
  return {
    kind: 'set',
    coverage,
    quantiles: [...rule.least],
    measuredCoverage: wilsonInterval(covered, rows),
    averageSetSize: sets.reduce((sum, set) => sum + set.length / rows, 0),
    abstained: wilsonInterval(sets.filter((set) => set.length !== 1).length, rows)
  }
}
