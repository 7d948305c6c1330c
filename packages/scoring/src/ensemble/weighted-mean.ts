import type { Candidate } from './select-ensemble.ts'

/** Predictions of candidates, each with its weight; weights add up to 1. A lone member keeps its bits. */
export function weightedMean (candidates: readonly Pick<Candidate, 'predictions'>[], weights: ArrayLike<number>): Float64Array {
  const mean = new Float64Array(candidates[0]!.predictions.length)
  candidates.forEach(({ predictions }, index) => {
    const weight = weights[index]!
    if (weight > 0) for (let i = 0; i < mean.length; i++) mean[i]! += weight * predictions[i]!
  })
  return mean
}
