import { square } from '@assay/shared'
import type { ScoreInterval } from '@assay/shared'
import { quantile } from './quantile.ts'

/**
 * The 95 % interval of an estimate from its bootstrap replicates: their 2.5 % and 97.5 % quantiles; with fewer than 200 of them, whose
 * tails say little, the estimate ± 1.96 standard deviations.
 *
 * @param replicates NaN where the score was not defined
 */
export function replicateInterval (estimate: number, replicates: Float64Array): ScoreInterval {
  const defined = replicates.filter((score) => !Number.isNaN(score)).sort()
  if (defined.length === 0) return { low: estimate, high: estimate }
  if (defined.length >= 200) return { low: quantile(defined, 0.025), high: quantile(defined, 0.975) }
  const mean = defined.reduce((sum, score) => sum + score, 0) / defined.length
  const deviation = Math.sqrt(defined.reduce((sum, score) => sum + square(score - mean), 0) / Math.max(1, defined.length - 1))
  return { low: estimate - 1.96 * deviation, high: estimate + 1.96 * deviation }
}
