import type { ColumnImportance, Random } from '@assay/shared'
import type { Scorer } from './scorer.ts'

/**
 * Permutation importance, most important first; equals in the order given.
 *
 * @param request.predictions for the rows as they are
 * @param request.predict     predictions where row i takes its cell of `column` from row `order[i]`
 * @see Breiman, "Random Forests", 2001, section 10
 */
export function permutationImportance ({ columns, scorer, target, predictions, predict, random, threshold, repeats = 5 }: ImportanceRequest): ColumnImportance[] {
  const intact = scorer.score(target, predictions, threshold)
  return columns.map((column): ColumnImportance => {
    const shuffles = random.fork(column)
    const losses = Array.from({ length: repeats }, () => {
      const order = shuffles.shuffle(Uint32Array.from(target, (_, row) => row))
      const shuffled = scorer.score(target, predict(column, order), threshold)
      return scorer.better === 'higher' ? intact - shuffled : shuffled - intact
    })
    return { column, importance: losses.reduce((sum, loss) => sum + loss, 0) / repeats, low: Math.min(...losses), high: Math.max(...losses) }
  }).sort((a, b) => b.importance - a.importance)
}

export interface ImportanceRequest {
  readonly columns: readonly string[]
  readonly scorer: Scorer
  readonly target: Float64Array
  readonly predictions: Float64Array
  readonly predict: (column: string, order: Uint32Array) => Float64Array
  readonly random: Random
  readonly threshold?: number
  readonly repeats?: number
}
