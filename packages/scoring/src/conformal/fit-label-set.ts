import type { ConformalRule } from '@assay/shared'
import { conformalQuantile } from './conformal-quantile.ts'

/**
 * Sets of labels: for each class the probability that all but 1 − coverage of its own rows reach, so that coverage holds for rare
 * classes as for frequent ones. Classes with too few rows to tell are always in.
 *
 * @param target class indices; n
 * @param predictions calibrated, out of fold, n × outputs
 * @see Sadinle, Lei & Wasserman, "Least Ambiguous Set-Valued Classifiers with Bounded Error Levels", 2019 (class-specific coverage)
 */
export function fitLabelSet (target: Float64Array, predictions: Float64Array, coverage: number, classes: number): Extract<ConformalRule, { kind: 'set' }> {
  const outputs = predictions.length / target.length
  const least = Float64Array.from({ length: classes }, (_, label) => {
    const rows = Array.from(target.keys()).filter((row) => target[row] === label)
    if (Math.ceil((rows.length + 1) * coverage) > rows.length) return 0
    const doubts = Float64Array.from(rows, (row) => -probabilityOf(label, predictions, row, outputs))
    return -conformalQuantile(doubts, coverage)
  })
  return { kind: 'set', coverage, least }
}

function probabilityOf (label: number, predictions: Float64Array, row: number, outputs: number): number {
  if (outputs > 1) return predictions[row * outputs + label]!
  return label === 1 ? predictions[row]! : 1 - predictions[row]!
}
