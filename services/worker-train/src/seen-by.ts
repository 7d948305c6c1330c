import type { FinishedTrial } from '@assay/shared'
import type { FitRequest } from './fit-request.ts'

/** Pruners see what the sampler sees: trials 0 … trial − lag. */
export function seenBy (trial: number, lag: number, finished: readonly FinishedTrial[]): Pick<FitRequest, 'seenFolds' | 'seenRungs'> {
  const seen = finished.filter(({ number }) => number <= trial - lag).map(({ outcome }) => outcome)
  return {
    seenFolds: seen.flatMap((outcome) => outcome.state === 'completed' ? [outcome.folds] : []),
    seenRungs: seen.flatMap((outcome) => outcome.state === 'failed' || outcome.rungs === undefined ? [] : [outcome.rungs])
  }
}
