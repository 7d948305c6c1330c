import type { Scorer } from '@assay/scoring'

/** The score on the rows of one fold. */
export function scoreFold (scorer: Scorer, target: Float64Array, predictions: Float64Array, foldOf: Uint8Array, fold: number): number {
  const outputs = predictions.length / target.length
  return scorer.score(
    target.filter((_, row) => foldOf[row] === fold),
    predictions.filter((_, index) => foldOf[Math.floor(index / outputs)] === fold)
  )
}
