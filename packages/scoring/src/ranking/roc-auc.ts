import { oneVsRest } from './one-vs-rest.ts'

/** The chance that a positive row stands above a negative one, ties counting half. Multiclass: one against the rest, macro. */
export function rocAuc (target: Float64Array, predictions: Float64Array): number {
  return oneVsRest(target, predictions, (positives, negatives) => {
    let below = 0
    let belowOrEqual = 0
    let wins = 0
    for (const probability of positives) {
      while (below < negatives.length && negatives[below]! < probability) below++
      if (belowOrEqual < below) belowOrEqual = below
      while (belowOrEqual < negatives.length && negatives[belowOrEqual]! <= probability) belowOrEqual++
      wins += (below + belowOrEqual) / 2
    }
    return wins / (positives.length * negatives.length)
  })
}
