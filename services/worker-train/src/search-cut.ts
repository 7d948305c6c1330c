import { scorers } from '@assay/scoring'
import { findEarlyEnd, openingTrials } from '@assay/search'
import type { Prepared } from '@assay/model'
import type { SearchSpace } from '@assay/search'
import type { FinishedTrial, PipelineOrder, SearchCut } from '@assay/shared'
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
  const trials = Math.max(leastTrials, trial)
  return { trials, reason: `its ${seconds} s had passed after ${trials} of ${options.trials} trials` }
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
  return {
    trials,
    reason: `after ${trials} of ${options.trials} trials the others were expected to better ${scorers[metric].title} by ${gain.toPrecision(2)}, less than the ${noise.toPrecision(2)} that the folds can tell apart`
  }
}
