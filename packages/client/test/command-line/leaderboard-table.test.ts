import type { Leaderboard } from '@assay/shared'
import { expect, test } from 'vitest'
import { leaderboardTable } from '../../src/command-line/leaderboard-table.ts'

const board: Leaderboard = {
  metric: 'rmse',
  items: [
    { rank: 1, number: 12, learner: 'boosting', params: {}, state: 'completed', score: 4321.987, scoreInterval: { low: 4000, high: 4500.25 }, folds: [], tie: true },
    { rank: 2, number: 3, learner: 'forest', params: {}, state: 'completed', score: 4400, scoreInterval: { low: 4100, high: 4700 }, folds: [], tie: true },
    { rank: 3, number: 0, learner: 'baseline', params: {}, state: 'completed', score: 9000.5, scoreInterval: { low: 8000, high: 9999 }, folds: [], tie: false },
    { rank: 4, number: 7, learner: 'xgboost', params: {}, state: 'pruned', score: 8000, tie: false },
    { rank: 5, number: 8, state: 'failed', error: { code: 'FIT_DIVERGED', detail: 'no numbers' }, tie: false }
  ]
}

test('the board says who is best, who is as good, and why others are not there', () => {
  expect(leaderboardTable(board, 15, { colours: false })).toBe([
    'rank  trial  learner     rmse  95 % interval',
    '   1     12  boosting    4322  4000 to 4500.3  best',
    '   2      3  forest      4400  4100 to 4700    as good',
    '   3      0  baseline  9000.5  8000 to 9999',
    '   4      7  xgboost     8000  –               pruned',
    '   5      8  –              –  –               failed: no numbers',
    ''
  ].join('\n'))
})

test('ties are bold on a terminal, and what is left out is said', () => {
  const lines = leaderboardTable(board, 3, { colours: true }).split('\n')
  expect(lines.map((line) => line.includes('\u001b[1m'))).toEqual([false, true, true, false, false, false])
  expect(lines[4]).toBe('… and 2 more (--top 5 shows all)')
})

test('the ensemble stands above its trials, kept or not', () => {
  const ensemble = {
    learner: 'ensemble', members: [{ trial: 12, learner: 'boosting', weight: 0.7 }, { trial: 3, learner: 'forest', weight: 0.3 }],
    score: 4300, scoreInterval: { low: 4000, high: 4450 }, folds: [], kept: false, reason: 'within noise'
  } as const
  const line = (kept: boolean, colours: boolean): string | undefined => leaderboardTable({ ...board, ensemble: { ...ensemble, kept } }, 1, { colours }).split('\n')[1]
  expect(line(false, false)).toBe('   –   12+3  ensemble  4300  4000 to 4450    not kept')
  expect(line(true, true)).toBe('\u001b[1m   –   12+3  ensemble  4300  4000 to 4450    kept\u001b[22m')
})
