import { rankTrials, verdict } from '@assay/scoring'
import type { Leaderboard, MetricName, Trial } from '@assay/shared'

/** The board of an ended search. */
export function makeLeaderboard (trials: readonly Trial[], metric: MetricName): Required<Leaderboard> {
  const items = rankTrials(trials, metric)
  return { metric, items, verdict: verdict(items, metric) }
}
