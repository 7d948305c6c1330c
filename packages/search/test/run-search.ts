import type { FinishedTrial, MetricName, Params, Proposal, TrialOutcome } from '@assay/shared'
import { defaultLag, proposeTrial, type LearnerSpace, type Sampler, type SearchSpace } from '../src/index.ts'

export interface Search {
  readonly space: SearchSpace
  readonly trials: number
  readonly seed: number
  readonly score: (proposal: Proposal) => number
  readonly sampler?: Sampler
  readonly lag?: number
  readonly metric?: MetricName
}

/** Runs a whole search, trial by trial. */
export function runSearch ({ space, trials, seed, score, sampler, lag = defaultLag, metric = 'rmse' }: Search): FinishedTrial[] {
  const finished: FinishedTrial[] = []
  for (let number = 0; number < trials; number++) {
    const proposal = proposeTrial({ space, lag, number, finished, proposals: new Map(), metric, seed, ...(sampler && { sampler }) })
    if ('wait' in proposal) throw new Error(`trial ${number} waits for ${proposal.wait.join()}`)
    finished.push({ ...proposal, number, outcome: completed(score(proposal)) })
  }
  return finished
}

export function completed (score: number): TrialOutcome {
  return { state: 'completed', score, scoreInterval: { low: score, high: score }, folds: [score] }
}

/** A space of one learner without a portfolio. */
export function spaceOf (dimensions: LearnerSpace): SearchSpace {
  return { learners: [{ learner: 'boosting', dimensions, portfolio: [] }] }
}

export function scoreOf ({ outcome }: FinishedTrial): number {
  return outcome.state === 'completed' ? outcome.score : NaN
}

export function numbersOf (params: Params): number[] {
  return Object.values(params).map(Number)
}
