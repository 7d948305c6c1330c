import { findEarlyEnd, openingTrials } from '@assay/search'
import type { Prepared } from '@assay/model'
import type { SearchSpace } from '@assay/search'
import { englishSearchCut, terms } from '@assay/shared'
import type { FinishedTrial, PipelineOrder, SearchCut, SearchCutCause } from '@assay/shared'
import type { LivePipeline } from '@assay/storage'

/** The baseline and a plain linear model stand on every board. */
const leastTrials = 2

interface TimeLimit {
  readonly order: PipelineOrder
  readonly live: LivePipeline
  readonly trial: number
  /** Milliseconds since 1970. */
  readonly now: number
}

/** Where a search has to end whose wall limit has passed when a trial is about to begin; null while there is time. What runs already may end. */
export function cutByTime ({ order: { options }, live: { searchStartedAt }, trial, now }: TimeLimit): SearchCut | null {
  const { seconds } = options
  if (seconds === undefined || searchStartedAt === undefined || now - Date.parse(searchStartedAt) <= seconds * 1000) return null
  return cutAt(Math.max(leastTrials, trial), options.trials, { kind: 'seconds', seconds })
}

interface Prospects {
  readonly order: PipelineOrder
  readonly prepared: Prepared
  readonly space: SearchSpace
  readonly trial: number
  readonly finished: readonly FinishedTrial[]
}

/** Where a search ends that was allowed to end early, as far as this trial may see; null when it goes on. */
export function cutByProspects ({ order: { options, lag }, prepared: { problem: { metric }, validation }, space, trial, finished }: Prospects): SearchCut | null {
  if (options.earlyEnd !== true) return null
  const end = findEarlyEnd({ number: trial, trials: options.trials, openings: openingTrials(space).length, lag, folds: validation.folds, finished, metric })
  if (end === null) return null
  const { trials, gain, noise } = end
  return cutAt(trials, options.trials, { kind: 'prospects', metric, gain, noise })
}

const cutAt = (trials: number, of: number, cause: SearchCutCause): SearchCut => ({ trials, reason: englishSearchCut({ trials, of, cause }, terms.en.metrics), cause })
