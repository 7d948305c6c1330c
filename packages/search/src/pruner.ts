import type { FinishedTrial, MetricName } from '@assay/shared'

/** Says after each fold whether a trial goes on. A pure function, it holds no state. */
export type Pruner = (request: PrunerRequest) => 'continue' | 'prune'

export interface PrunerRequest {
  /** The metric on the folds done so far. */
  readonly folds: readonly number[]
  /** Trials 0 … number − lag that ended (`visibleResults`): the same for every fleet. */
  readonly seen: readonly FinishedTrial[]
  readonly metric: MetricName
}
