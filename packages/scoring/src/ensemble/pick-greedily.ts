import type { PartScores } from './part-scores.ts'
import type { EnsembleRequest } from './select-ensemble.ts'

interface GreedyRequest extends Pick<EnsembleRequest, 'scorer' | 'candidates' | 'limits'> {
  readonly scoresOf: PartScores
  /** The parts that are looked at. */
  readonly parts: readonly number[]
}

/** Picks: weights are then multiples of a twenty-fifth, which is finer than the rows can tell. */
const mostPicks = 25
/** Picks in a row without a better score after which none is expected. */
const patience = 5

/**
 * Adds, time after time, the candidate with which the mean of all picks scores best; a candidate may be picked again, and so gets
 * more weight. The best of the means on the way is kept, the shortest of equal ones.
 *
 * @returns how often each candidate was picked; the first candidate once where no score is defined
 */
export function pickGreedily ({ scorer, candidates, limits, scoresOf, parts }: GreedyRequest): Uint8Array {
  const sign = scorer.better === 'higher' ? -1 : 1
  const lossOf = (counts: Uint8Array): number => {
    const scores = scoresOf(counts)
    return sign * parts.reduce((sum, part) => sum + scores[part]!, 0) / parts.length
  }
  const counts = new Uint8Array(candidates.length)
  let best = { loss: Infinity, counts: Uint8Array.from(counts, (_, index) => Number(index === 0)), pick: 0 }

  for (let pick = 1; pick <= mostPicks && pick - best.pick <= patience; pick++) {
    let next = { loss: Infinity, index: -1 }
    for (let index = 0; index < candidates.length; index++) {
      if (pick > 1 && !isWithin(limits, candidates, counts, index)) continue
      counts[index]!++
      const loss = lossOf(counts)
      counts[index]!--
      if (loss < next.loss) next = { loss, index }
    }
    if (next.index < 0) break
    counts[next.index]!++
    if (next.loss < best.loss) best = { loss: next.loss, counts: counts.slice(), pick }
  }
  return best.counts
}

/** Whether the limits allow one more pick of a candidate. */
function isWithin (limits: EnsembleRequest['limits'], candidates: EnsembleRequest['candidates'], counts: Uint8Array, index: number): boolean {
  if (counts[index]! > 0) return true
  const members = candidates.filter((_, member) => counts[member]! > 0)
  const cost = members.reduce((sum, member) => sum + member.cost, candidates[index]!.cost)
  return members.length < limits.members && cost <= limits.cost
}
