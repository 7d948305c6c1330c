import { AppError, type MetricName } from '@assay/shared'
import type { LeaderboardRow } from './rank-trials.ts'
import { scorers } from './scorers.ts'

/**
 * The trial that is refitted: the best by score, of equal scores the one with the lowest number. Others may tie with it; taking the best all the
 * same asks for no opinion on which learner is simpler, and the board shows the ties.
 *
 * @throws {AppError} NO_TRIAL_COMPLETED
 */
export function pickChampion (board: readonly LeaderboardRow[]): LeaderboardRow {
  const best = board[0]
  if (best?.state !== 'completed' || best.score === undefined || Number.isNaN(best.score)) {
    throw new AppError('NO_TRIAL_COMPLETED', 'no trial completed with a score; look at the errors of the pipeline\'s trials')
  }
  return best
}

/**
 * What the champion is worth, in words, a line each:
 * "better than predicting the same for every row: yes, average precision .630 against .160", "better than plain logistic regression: no, …".
 *
 * @returns nothing where no trial completed
 */
export function verdict (board: readonly LeaderboardRow[], metric: MetricName): string[] {
  const champion = board[0]
  if (champion?.state !== 'completed' || champion.score === undefined) return []
  const { title, kinds } = scorers[metric]
  const plain = kinds.includes('regression') ? 'plain ridge regression' : 'plain logistic regression'
  const rivals = [
    { trial: firstOf(board, 'baseline'), name: 'predicting the same for every row' },
    { trial: firstOf(board, 'logistic'), name: plain }
  ]
  return rivals.flatMap(({ trial, name }) => trial?.score === undefined ? [] : [judge(champion, trial, name, title)])
}

function judge (champion: LeaderboardRow, rival: LeaderboardRow, name: string, title: string): string {
  if (rival.number === champion.number) return `better than ${name}: no, that is the best trial`
  const scores = `${title} ${readable(champion.score!)} against ${readable(rival.score!)}`
  return rival.tie ? `better than ${name}: no, ${scores} is within noise` : `better than ${name}: yes, ${scores}`
}

/** The lowest trial number of a learner is its plain version. */
function firstOf (board: readonly LeaderboardRow[], learner: LeaderboardRow['learner']): LeaderboardRow | undefined {
  return board.filter((row) => row.learner === learner && row.state === 'completed').sort((a, b) => a.number - b.number)[0]
}

/** Three decimals below 1, without the zero in front; four digits above. */
function readable (score: number): string {
  return Math.abs(score) < 1 ? score.toFixed(3).replace(/^(-?)0\./, '$1.') : String(Number(score.toPrecision(4)))
}
