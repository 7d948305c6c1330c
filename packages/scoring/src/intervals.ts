import type { Random, ScoreInterval } from '@assay/shared'
import { foldMean } from './fold-variance.ts'
import { replicateInterval } from './replicate-interval.ts'
import { createResampler, resamplesFor, takeRows } from './resample.ts'
import type { Scorer } from './scorer.ts'
import { studentizedInterval } from './studentized-interval.ts'
import { studentTQuantile } from './student-t.ts'

/** A score and its 95 % interval. */
export interface ScoreEstimate { readonly score: number, readonly interval: ScoreInterval }

/**
 * The mean over folds, with the t-interval for folds that share training rows. A single fold says nothing about its spread:
 * its interval is all the bounds allow, and `bootstrapInterval` over its held-out rows says more.
 *
 * @param foldScores one a fold; repeats one after the other
 * @param options.folds  folds of one repeat; default: all of them, no repeats
 * @param options.bounds the scorer's: the interval is cut there
 */
export function crossValidatedInterval (foldScores: readonly number[], options: FoldIntervalOptions = {}): ScoreEstimate {
  const { folds = foldScores.length, bounds = [-Number.MAX_VALUE, Number.MAX_VALUE] } = options
  const { mean, standardError } = foldMean(foldScores, folds)
  const reach = foldScores.length > 1 ? studentTQuantile(0.975, foldScores.length - 1) * standardError : Infinity
  return { score: mean, interval: cut({ low: mean - reach, high: mean + reach }, bounds) }
}

export interface FoldIntervalOptions { readonly folds?: number, readonly bounds?: Scorer['bounds'] }

/**
 * The 95 % interval of a score on rows, by bootstrap: studentized where the score is a mean over rows; else by quantiles, and classes are
 * drawn in their own shares, so each draw holds all of them.
 */
export function bootstrapInterval ({ scorer, target, predictions, random, threshold, resamples }: BootstrapRequest): ScoreInterval {
  const rows = target.length
  if (scorer.rowLosses !== undefined && rows > 1) {
    const { low, high } = studentizedInterval(scorer.rowLosses.of(target, predictions), random, resamples)
    return cut({ low: scorer.rowLosses.toScore(Math.max(0, low)), high: scorer.rowLosses.toScore(high) }, scorer.bounds)
  }
  const score = scorer.score(target, predictions, threshold)
  const resample = createResampler(scorer.kinds.includes('regression') ? null : target, rows, random)
  const draw = new Uint32Array(rows)
  const drawnTarget = new Float64Array(rows)
  const drawnPredictions = new Float64Array(predictions.length)
  const replicates = Float64Array.from({ length: resamples ?? resamplesFor(rows) }, () => {
    resample(draw)
    return scorer.score(takeRows(target, draw, drawnTarget), takeRows(predictions, draw, drawnPredictions), threshold)
  })
  return cut(replicateInterval(score, replicates), scorer.bounds)
}

export interface BootstrapRequest {
  readonly scorer: Scorer
  readonly target: Float64Array
  readonly predictions: Float64Array
  readonly random: Random
  readonly threshold?: number
  /** Default 500, fewer above 20,000 rows. */
  readonly resamples?: number
}

/** Bounds without end are cut where JSON can still say them. */
function cut ({ low, high }: ScoreInterval, [least, most]: Scorer['bounds']): ScoreInterval {
  return { low: Math.max(low, least, -Number.MAX_VALUE), high: Math.min(high, most, Number.MAX_VALUE) }
}
