import type { FinishedTrial, MetricName, Proposal, Random } from '@assay/shared'
import type { SearchSpace } from './search-space.ts'

/**
 * Proposes a trial from the results it may see: a pure function, it holds no state.
 *
 * @param request.seen trials 0 … number − lag that ended, in ascending order of number, whoever ran them
 */
export type Sampler = (request: SamplerRequest) => Proposal

export interface SamplerRequest {
  readonly space: SearchSpace
  readonly number: number
  readonly seen: readonly FinishedTrial[]
  /** Proposals of trials that this one may not see results of yet (number − lag + 1 … number − 1): constant liars. */
  readonly pending: readonly Proposal[]
  readonly metric: MetricName
  readonly random: Random
}
