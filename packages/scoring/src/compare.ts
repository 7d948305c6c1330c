import type { Random } from '@assay/shared'
import { foldMean } from './fold-variance.ts'
import { replicateInterval } from './replicate-interval.ts'
import { createResampler, resamplesFor, takeRows } from './resample.ts'
import type { Scorer } from './scorer.ts'
import { studentTQuantile } from './student-t.ts'

/**
 * Whether one model is better than another on the same rows by more than noise: a paired bootstrap of the difference of their scores.
 *
 * @param request.a, request.b predictions for the same rows, row-major
 */
export function comparePaired ({ scorer, target, a, b, random, thresholds, resamples, partOf }: PairedRequest): PairedComparison {
  const rows = target.length
  const classes = scorer.kinds.includes('regression') ? null : target
  const strata = partOf === undefined ? classes : target.map((_, row) => partOf[row]! * 2 ** 16 + (classes?.[row] ?? 0))
  const resample = createResampler(strata, rows, random)
  const draw = new Uint32Array(rows)
  const drawn = { target: new Float64Array(rows), a: new Float64Array(a.length), b: new Float64Array(b.length) }
  // Draws hold the strata one after the other, and so the parts.
  const ends = partOf === undefined ? [rows] : endsOfParts(partOf)
  const differenceOn = (draw: Uint32Array): number => {
    takeRows(target, draw, drawn.target)
    takeRows(a, draw, drawn.a)
    takeRows(b, draw, drawn.b)
    return ends.reduce((sum, end, part) => {
      const score = (predictions: Float64Array, threshold: number | undefined): number => {
        const outputs = predictions.length / rows
        const start = ends[part - 1] ?? 0
        return scorer.score(drawn.target.subarray(start, end), predictions.subarray(start * outputs, end * outputs), threshold)
      }
      return sum + score(drawn.a, thresholds?.a) - score(drawn.b, thresholds?.b)
    }, 0) / ends.length
  }

  const difference = differenceOn(Uint32Array.from(draw.keys()).sort((one, other) => (partOf?.[one] ?? 0) - (partOf?.[other] ?? 0) || one - other))
  const replicates = Float64Array.from({ length: resamples ?? resamplesFor(rows) }, () => {
    resample(draw)
    return differenceOn(draw)
  })
  const { low, high } = replicateInterval(difference, replicates)
  const [worse, better] = scorer.better === 'higher' ? ['b', 'a'] as const : ['a', 'b'] as const
  return { difference, low, high, better: low > 0 ? better : high < 0 ? worse : 'tie' }
}

/** @returns where each part ends once rows are sorted by part; parts without rows are left out */
function endsOfParts (partOf: Uint8Array): number[] {
  const counts = new Map<number, number>()
  for (const part of partOf) counts.set(part, (counts.get(part) ?? 0) + 1)
  let end = 0
  return [...counts].sort(([one], [other]) => one - other).map(([, count]) => { end += count; return end })
}

export interface PairedRequest {
  readonly scorer: Scorer
  readonly target: Float64Array
  readonly a: Float64Array
  readonly b: Float64Array
  readonly random: Random
  /** For metrics of decisions: where each model answers the positive class; default .5. */
  readonly thresholds?: { readonly a: number, readonly b: number }
  readonly resamples?: number
  /** Scores are means over these parts (folds) of the rows, and each part is drawn from by itself. Default: one part. */
  readonly partOf?: Uint8Array
}

/** The score of `a` minus that of `b`, its 95 % interval, and which is better by more than noise. */
export interface PairedComparison {
  readonly difference: number
  readonly low: number
  readonly high: number
  readonly better: 'a' | 'b' | 'tie'
}

/**
 * Whether two trials' scores on the same folds differ by no more than noise: the corrected resampled t-test, 5 %, two-sided.
 * Without a second fold nothing but equality is a tie.
 */
export function foldsTie (a: readonly number[], b: readonly number[], folds: number = a.length): boolean {
  if (a.length !== b.length) return false
  const { mean, standardError } = foldMean(a.map((score, fold) => score - b[fold]!), folds)
  if (mean === 0) return true
  return a.length > 1 && Math.abs(mean) <= studentTQuantile(0.975, a.length - 1) * standardError
}
