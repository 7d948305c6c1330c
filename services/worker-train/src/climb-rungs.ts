import { pruneByHalving, rungShares } from '@assay/search'
import type { HalvingRequest } from '@assay/search'
import type { Random } from '@assay/shared'
import type { Fold } from '@assay/table'

interface Climb extends Pick<HalvingRequest, 'seenRungs' | 'better'> {
  readonly fold: Fold
  /** The same for all trials: they learn from the same rows. */
  readonly random: Random
  /** Learns from these rows of the fold, and is scored on all that it holds out. */
  readonly score: (trainingRows: Uint32Array, rung: number) => number
}

/** Learns from growing shares of a fold's rows, on large tables, for as long as the scores are among the best that were seen there. */
export function climbRungs ({ fold: { trainingRows }, seenRungs, better, random, score }: Climb): { readonly rungs: readonly number[], readonly pruned: boolean } {
  const shares = rungShares(trainingRows.length)
  const rungs: number[] = []
  const order = shares.length === 0 ? trainingRows : random.shuffle(trainingRows.slice())
  for (const [rung, share] of shares.entries()) {
    rungs.push(score(order.slice(0, Math.floor(share * order.length)).sort(), rung))
    if (pruneByHalving({ rungs, seenRungs, better }) === 'prune') return { rungs, pruned: true }
  }
  return { rungs, pruned: false }
}
