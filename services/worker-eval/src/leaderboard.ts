import { rankTrials, verdict } from '@assay/scoring'
import type { LeaderboardRow } from '@assay/scoring'
import type { MetricName, Trial } from '@assay/shared'

/** The record of a pipeline's trials (`leaderboard.json`): equal for equal searches, so it holds no time and no worker. */
export interface Leaderboard {
  readonly metric: MetricName
  readonly items: readonly LeaderboardRow[]
  /** What the board says in words: better than guessing, better than a plain linear model. */
  readonly verdict: readonly string[]
}

export function makeLeaderboard (trials: readonly Trial[], metric: MetricName): Leaderboard {
  const items = rankTrials(trials, metric)
  return { metric, items, verdict: verdict(items, metric) }
}
