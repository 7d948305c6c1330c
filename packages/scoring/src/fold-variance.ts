import { square } from '@assay/shared'

/**
 * The mean of scores over folds and the standard error of that mean. Folds share training rows, so they vary less than
 * independent samples would; the error is enlarged by the ratio of held-out to training rows.
 *
 * @param scores one a fold; repeats one after the other
 * @param folds  of one repeat: a fold holds 1 / (folds − 1) times as many rows out as it trains on
 * @returns NaN as standard error of a single fold
 * @see Nadeau & Bengio, "Inference for the Generalization Error", 2003
 */
export function foldMean (scores: readonly number[], folds: number): { readonly mean: number, readonly standardError: number } {
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length
  const variance = scores.reduce((sum, score) => sum + square(score - mean), 0) / (scores.length - 1)
  return { mean, standardError: Math.sqrt((1 / scores.length + 1 / (folds - 1)) * variance) }
}
