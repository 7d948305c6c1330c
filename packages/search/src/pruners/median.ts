import type { Pruner } from '../pruner.ts'

/**
 * Prunes a trial whose mean over the folds so far is worse than the median of the others' means over the same folds.
 *
 * @see Golovin et al., "Google Vizier: A Service for Black-Box Optimization", 2017 (median stopping rule)
 */
export const medianPruner: Pruner = ({ foldScores, seenFolds, better }) => {
  if (foldScores.length < warmupFolds || seenFolds.length < warmupTrials) return 'continue'
  const typical = median(seenFolds.map((scores) => mean(scores.slice(0, foldScores.length))))
  const reached = mean(foldScores)
  return (better === 'higher' ? reached < typical : reached > typical) ? 'prune' : 'continue'
}

const warmupFolds = 2
const warmupTrials = 8

function mean (values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function median (values: number[]): number {
  const ascending = values.sort((a, b) => a - b)
  const middle = ascending.length >> 1
  return ascending.length % 2 === 1 ? ascending[middle]! : (ascending[middle - 1]! + ascending[middle]!) / 2
}
