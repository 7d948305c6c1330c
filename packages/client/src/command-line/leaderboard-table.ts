import type { EnsembleRow, Leaderboard, LeaderboardRow } from '@assay/shared'
import { textTable } from './text-table.ts'
import { bold } from './terminal.ts'
import type { Terminal } from './terminal.ts'

/**
 * The best rows of a board, a line each, and what is left out; the ensemble, where one was tried, stands above them.
 * Bold is what is as good as the best, as far as the folds can tell.
 */
export function leaderboardTable ({ items, metric, ensemble }: Leaderboard, top: number, terminal: Pick<Terminal, 'colours'>): string {
  const shown = items.slice(0, top)
  const rows = [
    { cells: ['rank', 'trial', 'learner', metric ?? 'score', '95 % interval', ''], isBold: false },
    ...ensemble ? [{ cells: ensembleCells(ensemble), isBold: ensemble.kept }] : [],
    ...shown.map((row) => ({ cells: trialCells(row), isBold: row.tie }))
  ]
  const lines = textTable(rows.map(({ cells }) => cells), { right: [0, 1, 3] }).trimEnd().split('\n')
  const rest = items.length - shown.length
  return [
    ...lines.map((line, index) => rows[index]!.isBold ? bold(line, terminal) : line),
    ...rest > 0 ? [`… and ${rest} more (--top ${items.length} shows all)`] : []
  ].map((line) => `${line}\n`).join('')
}

function trialCells (row: LeaderboardRow): readonly string[] {
  const { rank, number, learner = '–', state, score } = row
  const interval = state === 'completed' ? intervalText(row.scoreInterval) : '–'
  return [String(rank), String(number), learner, score === undefined ? '–' : formatScore(score), interval, noteOf(row)]
}

function ensembleCells ({ members, score, scoreInterval, kept }: EnsembleRow): readonly string[] {
  return ['–', members.map(({ trial }) => trial).join('+'), 'ensemble', formatScore(score), intervalText(scoreInterval), kept ? 'kept' : 'not kept']
}

function noteOf (row: LeaderboardRow): string {
  if (row.state === 'completed') return row.rank === 1 ? 'best' : row.tie ? 'as good' : ''
  return row.error === undefined ? row.state : `${row.state}: ${row.error.detail}`
}

const intervalText = ({ low, high }: EnsembleRow['scoreInterval']): string => `${formatScore(low)} to ${formatScore(high)}`

/** Four digits, which is more than folds can tell. */
export function formatScore (score: number): string {
  return Math.abs(score) < 1 ? score.toFixed(4) : String(Number(score.toPrecision(5)))
}
