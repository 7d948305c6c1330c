import { rankTrials, verdict } from '@assay/scoring'
import type { PipelineRecord } from '@assay/storage'
import type { Prepared } from '@assay/model'
import type { EnsembleRow, Leaderboard, Trial } from '@assay/shared'

/** The board of an ended search; one that was cut ends with the trial before the cut, whoever was quicker. */
export function makeLeaderboard (trials: readonly Trial[], { problem: { metric }, validation }: Prepared, { live }: PipelineRecord): Omit<Required<Leaderboard>, 'ensemble'> {
  const searchCut = live.searchCut ?? null
  const items = rankTrials(trials.slice(0, searchCut?.trials), metric, validation)
  const cut = searchCut === null ? [] : [`the search ended early: ${searchCut.reason}`]
  return { metric, items, verdict: [...verdict(items, metric), ...cut], searchCut }
}

/** The board with the ensemble that was tried, and what it says of it. */
export function withEnsemble (board: ReturnType<typeof makeLeaderboard>, ensemble: EnsembleRow | null): Required<Leaderboard> {
  if (ensemble === null) return { ...board, ensemble }
  return { ...board, ensemble, verdict: [...board.verdict, `an ensemble of ${ensemble.members.length} trials: ${ensemble.kept ? 'yes' : 'no'}, ${ensemble.reason}`] }
}
