import { createRandom, type FinishedTrial, type MetricName, type Proposal } from '@assay/shared'
import { tpe } from './samplers/tpe.ts'
import type { Sampler } from './sampler.ts'
import type { SearchSpace } from './search-space.ts'

/**
 * Proposes one trial with a fixed lag: trial `number` is decided by the space, the seed and the results of trials 0 … number − lag,
 * whoever runs it and whenever; trials that need no results, as the first ones, wait for them all the same, because the pruner looks at
 * them too. Trials between are known by their proposals only; those not given are worked out here,
 * which takes no other result. A proposal of the trial itself that stands is kept.
 *
 * @param request.finished  trials that ended; those that may not be seen yet are left out of account
 * @param request.proposals proposals that stand, by trial number; may be incomplete
 * @returns the proposal, or the numbers of the trials whose results it has to wait for
 */
export function proposeTrial ({ space, lag, number, finished, proposals, metric, seed, sampler = tpe }: ProposeRequest): Proposal | Wait {
  const ended = new Map(finished.map((trial) => [trial.number, trial]))
  const wait = visibleTrials(number, lag).filter((trial) => !ended.has(trial))
  if (wait.length > 0) return { wait }

  const opening = openingTrials(space)
  const standing = new Map(proposals)
  for (const trial of ended.values()) standing.set(trial.number, trial)
  const propose = (trial: number): Proposal => opening[trial] ?? sampler({
    space,
    number: trial,
    seen: visibleTrials(trial, lag).map((earlier) => ended.get(earlier)!),
    pending: pendingTrials(trial, lag).map((earlier) => standing.get(earlier)!),
    metric,
    random: createRandom(seed).fork('trial').fork(trial)
  })
  for (const trial of pendingTrials(number, lag)) {
    if (!standing.has(trial)) standing.set(trial, propose(trial))
  }
  return standing.get(number) ?? propose(number)
}

export interface ProposeRequest {
  readonly space: SearchSpace
  readonly lag: number
  readonly number: number
  readonly finished: readonly FinishedTrial[]
  readonly proposals: ReadonlyMap<number, Proposal>
  readonly metric: MetricName
  readonly seed: string | number
  readonly sampler?: Sampler
}

/** Trials that have to end first. */
export interface Wait { readonly wait: readonly number[] }

/** How many trials may run at once, at most: with more, the sampler knows less. */
export const defaultLag = 8

/** Trials whose results trial `number` is decided by: 0 … number − lag. */
export function visibleTrials (number: number, lag: number): number[] {
  return Array.from({ length: Math.max(0, number - lag + 1) }, (_, trial) => trial)
}

/** Trials before `number` whose results it may not see: number − lag + 1 … number − 1. */
export function pendingTrials (number: number, lag: number): number[] {
  const first = Math.max(0, number - lag + 1)
  return Array.from({ length: number - first }, (_, offset) => first + offset)
}

/** The first trials of every pipeline: each learner's first portfolio entry, then each one's second, and so on; then those of a warm start. */
export function openingTrials ({ learners, warmStart = [] }: SearchSpace): Proposal[] {
  const rounds = Math.max(0, ...learners.map(({ portfolio }) => portfolio.length))
  const portfolio = Array.from({ length: rounds }, (_, round) => learners.flatMap(({ learner, portfolio }) => {
    const params = portfolio[round]
    return params === undefined ? [] : [{ learner, params }]
  }))
  return [...portfolio.flat(), ...warmStart]
}
