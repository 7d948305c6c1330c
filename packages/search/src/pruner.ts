/** Says after each fold whether a trial goes on. A pure function, it holds no state. */
export type Pruner = (request: PrunerRequest) => 'continue' | 'prune'

export interface PrunerRequest {
  /** The metric on the folds done so far. */
  readonly foldScores: readonly number[]
  /** Fold scores of the completed ones among trials 0 … number − lag: what the sampler saw, so the same for every fleet. */
  readonly seenFolds: readonly (readonly number[])[]
  readonly better: 'higher' | 'lower'
}
