/**
 * Which shares of its first fold's training rows a trial learns from before it learns from all of them: each rung has three times the rows
 * of the one below. Tables on which the lowest would be too small to tell anything have none.
 *
 * @param rows training rows of the first fold
 * @returns ascending
 */
export function rungShares (rows: number): number[] {
  return Array.from({ length: mostRungs }, (_, rung) => 1 / reduction ** (mostRungs - rung)).filter((share) => rows * share >= leastRows)
}

/**
 * Asynchronous successive halving, as a pruner: a trial climbs on when it is among the best third of those that have been on its rung.
 * Scores of one rung are compared with each other only, never with those of whole trials.
 *
 * @see Li et al., "A System for Massively Parallel Hyperparameter Tuning", 2020 (ASHA)
 */
export function pruneByHalving ({ rungs, seenRungs, better }: HalvingRequest): 'continue' | 'prune' {
  const rung = rungs.length - 1
  const others = seenRungs.filter((scores) => scores.length > rung).map((scores) => scores[rung]!)
  if (others.length < warmupTrials) return 'continue'
  const reached = rungs[rung]!
  const above = others.filter((score) => better === 'higher' ? score > reached : score < reached).length
  return above < Math.floor((others.length + 1) / reduction) ? 'continue' : 'prune'
}

export interface HalvingRequest {
  /** The metric on each rung so far, the latest last. */
  readonly rungs: readonly number[]
  /** Of those trials 0 … number − lag that have been on rungs. */
  readonly seenRungs: readonly (readonly number[])[]
  readonly better: 'higher' | 'lower'
}

const reduction = 3
const mostRungs = 3
const leastRows = 10_000
const warmupTrials = 5
