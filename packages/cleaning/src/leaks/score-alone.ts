import { createRandom, square, type Problem } from '@assay/shared'
import { pearson, rankValues, type Column } from '@assay/table'
import { binCodes, type Bins } from './bin-codes.ts'
import { accuracyGain, areaUnderCurve, explainedVariance, mean } from './score-bins.ts'

export interface AloneScore {
  readonly measure: 'AUC' | 'accuracy gain' | 'R²'
  /** Up to 1; 1 is a perfect prediction. The gain in accuracy is the share of the baseline's errors that it avoids. */
  readonly value: number
  readonly rows: number
}

/** Smaller sets reach high scores by chance, and lose little when a leak is only warned of. */
const minRows = 200
const minRowsAClass = 20

/**
 * Measures how well one column predicts the target by itself: each of its bins or levels answers with its mean. It learns from one half of
 * the rows and is measured on the other, and the other way round; the halves are the same for equal tables.
 *
 * @param target numbers for regression, else codes of the problem's classes; nothing missing
 * @returns the mean of both halves, or null when there are too few rows to say
 */
export function scoreAlone (column: Column, target: Column, problem: Problem): AloneScore | null {
  if (column.kind === 'text') return null
  const rows = target.kind === 'number' ? target.values.length : target.kind === 'category' ? target.codes.length : 0
  if (rows < minRows) return null
  const shuffled = createRandom('halves').shuffle(Uint32Array.from({ length: rows }, (_, row) => row))
  const [one, other] = [shuffled.slice(0, rows >> 1), shuffled.slice(rows >> 1)]
  const bothWays = (score: (bins: Bins, seen: Uint32Array, unseen: Uint32Array) => number): number =>
    mean([score(binCodes(column, one), one, other), score(binCodes(column, other), other, one)])

  if (target.kind === 'number') {
    // Bins are too coarse for a copy with a long tail, or on another scale; by rank it is found all the same.
    const binned = bothWays((bins, seen, unseen) => explainedVariance(bins, target.values, seen, unseen))
    return { measure: 'R²', value: column.kind === 'number' ? Math.max(binned, square(pearson(rankValues(column.values), rankValues(target.values)))) : binned, rows }
  }
  if (target.kind !== 'category' || fewestRows(target.codes, problem.classes.length) < minRowsAClass) return null
  return problem.kind === 'binary'
    ? { measure: 'AUC', value: bothWays((bins, seen, unseen) => areaUnderCurve(bins, target.codes, seen, unseen)), rows }
    : { measure: 'accuracy gain', value: bothWays((bins, seen, unseen) => accuracyGain(bins, target.codes, problem.classes.length, seen, unseen)), rows }
}

function fewestRows (codes: Uint32Array, classes: number): number {
  const rows = new Uint32Array(classes + 1)
  for (const code of codes) rows[code]!++
  return Math.min(...rows.subarray(1))
}
