import type { Leaderboard, LeaderboardRow } from '@assay/shared'
import { textTable } from './text-table.ts'
import { bold } from './terminal.ts'
import type { Terminal } from './terminal.ts'

/** The best rows of a board, a line each, and what is left out. Trials as good as the best, as far as the folds can tell, are bold and marked. */
export function leaderboardTable ({ items, metric }: Leaderboard, top: number, terminal: Pick<Terminal, 'colours'>): string {
  const shown = items.slice(0, top)
  const head = ['rank', 'trial', 'learner', metric ?? 'score', '95 % interval', '']
  const [headLine, ...lines] = textTable([head, ...shown.map(cellsOf)], { right: [0, 1, 3] }).trimEnd().split('\n')
  const rest = items.length - shown.length
  return [
    headLine,
    ...lines.map((line, index) => shown[index]!.tie ? bold(line, terminal) : line),
    ...rest > 0 ? [`… and ${rest} more (--top ${items.length} shows all)`] : []
  ].map((line) => `${line}\n`).join('')
}

function cellsOf (row: LeaderboardRow): readonly string[] {
  const { rank, number, learner = '–', state, score } = row
  const interval = state === 'completed' ? `${formatScore(row.scoreInterval.low)} to ${formatScore(row.scoreInterval.high)}` : '–'
  return [String(rank), String(number), learner, score === undefined ? '–' : formatScore(score), interval, noteOf(row)]
}

function noteOf (row: LeaderboardRow): string {
  if (row.state === 'completed') return row.rank === 1 ? 'best' : row.tie ? 'as good' : ''
  return row.error === undefined ? row.state : `${row.state}: ${row.error.detail}`
}

/** Four digits, which is more than folds can tell. */
export function formatScore (score: number): string {
  return Math.abs(score) < 1 ? score.toFixed(4) : String(Number(score.toPrecision(5)))
}
