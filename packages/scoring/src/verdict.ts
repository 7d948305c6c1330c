import type { CompletedRow, LeaderboardRow, LearnerName, MetricName } from '@assay/shared'
import { scorers } from './scorers.ts'

/**
 * What the best trial is worth, in words, a line each:
 * "better than predicting the same for every row: yes, average precision .630 against .160", "better than plain logistic regression: no, …".
 *
 * @returns nothing where no trial completed
 */
export function verdict (board: readonly LeaderboardRow[], metric: MetricName): string[] {
  const best = board[0]
  if (best?.state !== 'completed') return []
  const { title, kinds } = scorers[metric]
  return [
    { rival: firstOf(board, 'baseline'), name: 'predicting the same for every row' },
    { rival: firstOf(board, 'logistic'), name: kinds.includes('regression') ? 'plain ridge regression' : 'plain logistic regression' }
  ].flatMap(({ rival, name }) => rival === undefined ? [] : [judge(best, rival, name, title)])
}

function judge (best: CompletedRow, rival: CompletedRow, name: string, title: string): string {
  if (rival.number === best.number) return `better than ${name}: no, that is the best trial`
  const [score, other] = [readable(best.score), readable(rival.score)]
  if (score === other) return `better than ${name}: no, equal, ${title} ${score}`
  const scores = `${title} ${score} against ${other}`
  const { low, high } = best.scoreInterval
  if (best.folds.length === 1 && low <= rival.score && rival.score <= high) return `better than ${name}: not for certain, ${scores} on one hold-out, whose interval is ${readable(low)} to ${readable(high)}`
  return rival.tie ? `better than ${name}: no, ${scores} is within noise` : `better than ${name}: yes, ${scores}`
}

/** The lowest trial number of a learner is its plain version. */
function firstOf (board: readonly LeaderboardRow[], learner: LearnerName): CompletedRow | undefined {
  return board
    .filter((row): row is CompletedRow => row.state === 'completed' && row.learner === learner)
    .sort((a, b) => a.number - b.number)[0]
}

/** Three decimals below 1, without the zero in front; four digits above. */
function readable (score: number): string {
  return Math.abs(score) < 1 ? score.toFixed(3).replace(/^(-?)0\./, '$1.') : String(Number(score.toPrecision(4)))
}
