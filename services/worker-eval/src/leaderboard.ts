import { rankTrials, verdict } from '@assay/scoring'
import type { PipelineRecord } from '@assay/storage'
import type { Prepared } from '@assay/model'
import { terms } from '@assay/shared'
import type { EnsembleRow, Leaderboard, Trial, VerdictLine } from '@assay/shared'

/** The board of an ended search; one that was cut ends with the trial before the cut, whoever was quicker. */
export function makeLeaderboard (trials: readonly Trial[], { problem: { metric }, validation }: Prepared, { live, order }: PipelineRecord): Omit<Required<Leaderboard>, 'ensemble'> {
  const searchCut = live.searchCut ?? null
  const items = rankTrials(trials.slice(0, searchCut?.trials), metric, validation)
  const lines = verdict(items, metric)
  if (searchCut !== null) {
    const { trials, cause } = searchCut
    lines.push({ kind: 'searchCut', trials, of: order.options.trials, ...(cause !== undefined && { cause }) })
  }
  return { metric, items, ...inWords(lines), searchCut }
}

/** The board with the ensemble that was tried, and what it says of it. */
export function withEnsemble (board: ReturnType<typeof makeLeaderboard>, ensemble: Required<EnsembleRow> | null): Required<Leaderboard> {
  if (ensemble === null) return { ...board, ensemble }
  const { members, kept, evidence } = ensemble
  return { ...board, ensemble, ...inWords([...board.verdictLines, { kind: 'ensemble', trials: members.length, kept, ...evidence }]) }
}

const inWords = (verdictLines: readonly VerdictLine[]) => ({ verdict: verdictLines.map(terms.en.verdict), verdictLines })
