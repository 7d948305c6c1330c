import { exp, log, metricDirections, square, type FinishedTrial, type MetricName } from '@assay/shared'
import { normalCdf } from './samplers/normal.ts'

/**
 * Finds the first trial before which a search may end: all that are left are expected to find no more over the best one than folds can tell
 * apart. The next scores are taken to be spread as the latest ones are; the noise is the standard error of the difference between two
 * trials on the same folds. Trial t is judged by trials 0 … t − lag, so that every fleet finds the same; without several folds there is
 * no noise to compare with, and no early end.
 *
 * @param request.number   the last trial to judge; all it may see have ended
 * @param request.trials   of the whole search
 * @param request.openings trials that were not the sampler's
 * @returns null when the search is to go on
 * @see Makarova et al., "Automatic Termination for Hyperparameter Optimization", 2022 (stop when regret is below cross-validation's error)
 */
export function findEarlyEnd ({ number, trials, openings, lag, folds, finished, metric }: EarlyEndRequest): EarlyEnd | null {
  const sign = metricDirections[metric] === 'higher' ? -1 : 1
  const ended = new Map(finished.map((trial) => [trial.number, trial]))
  let best: Scored | null = null
  for (let last = 0; last <= number - lag; last++) {
    for (const trial of scored(ended.get(last)!)) if (best === null || sign * (trial.score - best.score) < 0) best = trial
    const trial = last + lag
    if (best === null || trial < openings + latest + lag - 1) continue
    const drawn = Array.from({ length: latest }, (_, back) => ended.get(last - back)!)
    const prospect = prospectOf({ best, drawn, left: trials - trial, folds, sign })
    if (prospect !== null && prospect.gain <= prospect.noise) return { trials: trial, ...prospect }
  }
  return null
}

export interface EarlyEndRequest {
  readonly number: number
  readonly trials: number
  readonly openings: number
  readonly lag: number
  /** Of one repeat. */
  readonly folds: number
  readonly finished: readonly FinishedTrial[]
  readonly metric: MetricName
}

export interface EarlyEnd extends Prospect {
  /** Trials 0 … trials − 1 are the search. */
  readonly trials: number
}

/** In the metric's own units. */
interface Prospect {
  /** What the best of the trials left is expected to be better by than the best one so far. */
  readonly gain: number
  readonly noise: number
}

/** The sampler's latest trials, which its next ones will resemble. */
const latest = 12
const leastCompleted = 6

interface Position {
  readonly best: Scored
  /** The latest trials that may be seen. */
  readonly drawn: readonly FinishedTrial[]
  /** Trials that have not been seen. */
  readonly left: number
  readonly folds: number
  /** 1 where low scores are good. */
  readonly sign: 1 | -1
}

function prospectOf ({ best, drawn, left, folds, sign }: Position): Prospect | null {
  const others = drawn.flatMap(scored).filter((trial) => trial !== best)
  if (folds < 2 || others.length < leastCompleted) return null

  const behind = others.map(({ score }) => sign * (score - best.score))
  const mean = meanOf(behind)
  const spread = Math.sqrt(meanOf(behind.map((gap) => square(gap - mean))))
  // Pruned and failed ones were draws, too, and gained nothing.
  const draws = left * others.length / drawn.length
  return { gain: expectedGain(mean, spread, draws), noise: foldNoise(best, others, folds) }
}

interface Scored { readonly score: number, readonly folds: readonly number[] }

const scored = ({ outcome }: FinishedTrial): readonly Scored[] => outcome.state === 'completed' && Number.isFinite(outcome.score) ? [outcome] : []

/**
 * How far the best of some normal draws is expected to come above 0, when the mean lies below it: the integral of the chance that any draw
 * exceeds x, over x.
 */
function expectedGain (meanBelow: number, spread: number, draws: number): number {
  if (spread === 0) return 0
  const step = spread / 20
  let gain = 0
  for (let x = step / 2; x < 5 * spread; x += step) gain += step * (1 - exp(draws * log(normalCdf((x + meanBelow) / spread))))
  return gain
}

/** Corrected for training sets that overlap. @see Nadeau & Bengio, "Inference for the Generalization Error", 2003 */
function foldNoise (best: Scored, others: readonly Scored[], folds: number): number {
  const scores = best.folds.length
  const variances = others.map((other) => {
    const differences = other.folds.map((score, fold) => score - best.folds[fold]!)
    const mean = meanOf(differences)
    return differences.reduce((sum, difference) => sum + square(difference - mean), 0) / (scores - 1)
  })
  return Math.sqrt(meanOf(variances) * (1 / scores + 1 / (folds - 1)))
}

function meanOf (values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
