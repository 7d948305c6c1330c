import { sayScore } from '@assay/shared'
import type { CompletedRow, LeaderboardRow, LearnerName, MetricName, RivalLine, VerdictLine } from '@assay/shared'
import { scorers } from './scorers.ts'

/**
 * What the best trial is worth: beside what predicts the same for every row, and beside a plain linear model.
 *
 * @returns nothing where no trial completed
 */
export function verdict (board: readonly LeaderboardRow[], metric: MetricName): VerdictLine[] {
  const best = board[0]
  if (best?.state !== 'completed') return []
  const linear = scorers[metric].kinds.includes('regression') ? 'ridge' : 'logistic'
  return ([['constant', 'baseline'], [linear, 'logistic']] as const).flatMap(([rival, learner]): VerdictLine[] => {
    const plain = firstOf(board, learner)
    if (plain === undefined) return []
    const { score, scoreInterval } = best
    return [{ kind: 'rival', rival, better: isBetter(best, plain), metric, score, scoreInterval, rivalScore: plain.score }]
  })
}

function isBetter (best: CompletedRow, rival: CompletedRow): RivalLine['better'] {
  if (rival.number === best.number) return 'no'
  if (sayScore(best.score) === sayScore(rival.score)) return 'equal'
  const { low, high } = best.scoreInterval
  if (best.folds.length === 1 && low <= rival.score && rival.score <= high) return 'uncertain'
  return rival.tie ? 'withinNoise' : 'yes'
}

/** The lowest trial number of a learner is its plain version. */
function firstOf (board: readonly LeaderboardRow[], learner: LearnerName): CompletedRow | undefined {
  return board
    .filter((row): row is CompletedRow => row.state === 'completed' && row.learner === learner)
    .sort((a, b) => a.number - b.number)[0]
}
