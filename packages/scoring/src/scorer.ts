import type { MetricName, ProblemKind } from '@assay/shared'

/**
 * One measure of how good predictions are.
 *
 * Predictions are row-major: binary: P(positive), one a row; multiclass: one probability a class; regression: the value.
 */
export interface Scorer {
  readonly name: MetricName
  readonly kinds: readonly ProblemKind[]
  readonly better: 'higher' | 'lower'
  /** The smallest and largest score there can be. */
  readonly bounds: readonly [low: number, high: number]
  /**
   * @param target class indices (binary: 1 is positive), or values; n
   * @param predictions n × outputs
   * @param threshold binary metrics of decisions: the probability from which the positive class is answered; default .5
   * @returns NaN where the metric is not defined (one class only)
   */
  score: (target: Float64Array, predictions: Float64Array, threshold?: number) => number
  /** Of metrics that are means over rows (or the root of one): what each row costs, and the score that a mean cost is. */
  readonly rowLosses?: RowLosses
}

export interface RowLosses {
  readonly of: (target: Float64Array, predictions: Float64Array) => Float64Array
  /** Rising. */
  readonly toScore: (mean: number) => number
}
