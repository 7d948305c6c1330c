import { createPartScores } from './part-scores.ts'
import { pickGreedily } from './pick-greedily.ts'
import { weightedMean } from './weighted-mean.ts'
import type { Scorer } from '../scorer.ts'

/**
 * Weights for a small ensemble of models that have predicted the same rows without having learnt from them.
 *
 * What the selection gains on the rows that it looked at is flattered, so it is made again without each part, and that part is
 * predicted with the weights found on the others: scores of `crossFitted` are honest as to the selection.
 *
 * @see Caruana, Niculescu-Mizil, Crew & Ksikes, "Ensemble Selection from Libraries of Models", 2004
 */
export function selectEnsemble (request: EnsembleRequest): SelectedEnsemble {
  const { candidates, partOf, parts, target } = request
  const scoresOf = createPartScores(request)
  const all = Array.from({ length: parts }, (_, part) => part)
  const pick = (looked: readonly number[]): Float64Array => toWeights(pickGreedily({ ...request, scoresOf, parts: looked }))

  const outputs = candidates[0]!.predictions.length / target.length
  const crossFitted = new Float64Array(candidates[0]!.predictions.length)
  for (const part of all) {
    const mean = weightedMean(candidates, pick(all.filter((other) => other !== part)))
    for (let i = 0; i < mean.length; i++) if (partOf[Math.floor(i / outputs)] === part) crossFitted[i] = mean[i]!
  }
  return { weights: pick(all), crossFitted }
}

export interface EnsembleRequest {
  readonly scorer: Scorer
  /** Class index or value, one a row. */
  readonly target: Float64Array
  /** Which part a row belongs to, 0 … parts − 1; an ensemble's score is the mean of its scores on the parts. */
  readonly partOf: Uint8Array
  /** 2 or more. */
  readonly parts: number
  /** In order of preference: of equal choices the first is taken. */
  readonly candidates: readonly Candidate[]
  readonly limits: EnsembleLimits
}

export interface Candidate {
  /** Rows × outputs, row-major. */
  readonly predictions: Float64Array
  /** Of a single prediction, in any unit. */
  readonly cost: number
}

export interface EnsembleLimits {
  /** Distinct candidates. */
  readonly members: number
  /** Of all members together, in the unit of the candidates; a single candidate may cost more. */
  readonly cost: number
}

export interface SelectedEnsemble {
  /** One a candidate, adding up to 1; most are 0. */
  readonly weights: Float64Array
  /** Predictions of every row with weights that were chosen without the row's part. */
  readonly crossFitted: Float64Array
}

function toWeights (counts: Uint8Array): Float64Array {
  const total = counts.reduce((sum, count) => sum + count, 0)
  return Float64Array.from(counts, (count) => count / total)
}
