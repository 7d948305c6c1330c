import { rankTrials, verdict } from '@assay/scoring'
import type { PipelineRecord } from '@assay/storage'
import type { Prepared } from '@assay/model'
import type { EnsembleRow, Leaderboard, Trial } from '@assay/shared'

/** The board of an ended search. */
export function makeLeaderboard (trials: readonly Trial[], { problem: { metric }, validation }: Prepared): Omit<Required<Leaderboard>, 'ensemble'> {
  const items = rankTrials(trials, metric, validation)
  return { metric, items, verdict: verdict(items, metric) }
}

/** The board with the ensemble that was tried, and what it says of it. */
export function withEnsemble (board: ReturnType<typeof makeLeaderboard>, ensemble: EnsembleRow | null): Required<Leaderboard> {
  if (ensemble === null) return { ...board, ensemble }
  return { ...board, ensemble, verdict: [...board.verdict, `an ensemble of ${ensemble.members.length} trials: ${ensemble.kept ? 'yes' : 'no'}, ${ensemble.reason}`] }
}

/** A search cut by its wall limit ends with the trial before the cut, whoever was quicker. */
export function inBudget (trials: readonly Trial[], { live: { searchCut } }: PipelineRecord): readonly Trial[] {
  return searchCut === undefined ? trials : trials.filter(({ number }) => number < searchCut)
}
