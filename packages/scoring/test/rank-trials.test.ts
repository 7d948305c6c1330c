import { describe, expect, test } from 'vitest'
import { terms } from '@assay/shared'
import type { LearnerName, MetricName, Trial } from '@assay/shared'
import { rankTrials, verdict } from '../src/index.ts'

function completed (number: number, learner: LearnerName, folds: readonly number[]): Trial {
  const score = folds.reduce((sum, fold) => sum + fold, 0) / folds.length
  return { number, learner, params: {}, state: 'completed', score, scoreInterval: { low: score - 0.1, high: score + 0.1 }, folds, seconds: number, worker: 'w' }
}

const baseline = completed(0, 'baseline', [0.5, 0.5, 0.5])
const plain = completed(1, 'logistic', [0.80, 0.83, 0.76])
const tied = completed(4, 'forest', [0.81, 0.81, 0.78])
const best = completed(3, 'boosting', [0.82, 0.82, 0.77])
const pruned: Trial = { number: 5, learner: 'forest', params: {}, state: 'pruned', score: 0.99, folds: [0.99] }
const failed: Trial = { number: 2, learner: 'xgboost', params: {}, state: 'failed', error: { code: 'FIT_DIVERGED', detail: 'no numbers' } }
const running: Trial = { number: 6, state: 'running' }

describe('rankTrials', () => {
  const board = rankTrials([running, failed, pruned, baseline, tied, best, plain], 'rocAuc')

  test('trials that were pruned on rungs come after those pruned on folds, the higher rung first, and show their rungs', () => {
    const low: Trial = { ...pruned, number: 6, score: 1, folds: [], rungs: [1] }
    const high: Trial = { ...pruned, number: 7, score: 0.6, folds: [], rungs: [0.5, 0.6] }
    const board = rankTrials([low, high, pruned], 'rocAuc')
    expect(board.map(({ number }) => number)).toEqual([5, 7, 6])
    expect(board[1]).toMatchObject({ rungs: [0.5, 0.6], folds: [] })
  })

  test('a forest shows its out-of-bag scores, completed or pruned', () => {
    const outOfBag = [0.8, 0.79, 0.81]
    const board = rankTrials([{ ...tied, outOfBag }, { ...pruned, outOfBag: [0.7] }, best], 'rocAuc')
    expect(board.map((row) => row.outOfBag)).toEqual([undefined, outOfBag, [0.7]])
  })

  test('completed trials by score, then pruned, then failed; those that run are not on it', () => {
    expect(board.map(({ rank, number, state }) => [rank, number, state])).toEqual([
      [1, 3, 'completed'], [2, 4, 'completed'], [3, 1, 'completed'], [4, 0, 'completed'], [5, 5, 'pruned'], [6, 2, 'failed']
    ])
  })

  test('marks the ties with the best', () => {
    expect(board.map(({ tie }) => tie)).toEqual([true, true, true, false, false, false])
  })

  test('holds neither times nor workers, but what went wrong', () => {
    expect(JSON.stringify(board)).not.toMatch(/seconds|worker/)
    expect(board[5]).toMatchObject({ error: { code: 'FIT_DIVERGED' } })
  })

  test('lower is better where the metric says so', () => {
    expect(rankTrials([plain, baseline], 'rmse').map(({ number }) => number)).toEqual([0, 1])
  })

  test('equal scores stand by number, undefined ones last', () => {
    const twin = { ...best, number: 9 }
    const undefinedScore = { ...best, number: 0, score: NaN }
    expect(rankTrials([undefinedScore, twin, best], 'rocAuc').map(({ number }) => number)).toEqual([3, 9, 0])
  })
})

describe('verdict', () => {
  const verdictOf = (trials: readonly Trial[], metric: MetricName): string[] => verdict(rankTrials(trials, metric), metric).map(terms.en.verdict)

  test('says what the best trial is worth', () => {
    expect(verdictOf([baseline, plain, best], 'rocAuc')).toEqual([
      'better than predicting the same for every row: yes, ROC AUC .803 against .500',
      'better than plain logistic regression: no, ROC AUC .803 against .797 is within noise'
    ])
  })

  test('a plain model may be the best', () => {
    expect(verdictOf([baseline, plain], 'rocAuc')[1]).toBe('better than plain logistic regression: no, that is the best trial')
  })

  test('what reads the same is equal, whichever trial came first', () => {
    const tuned = completed(2, 'logistic', [0.831002])
    expect(verdictOf([completed(0, 'baseline', [0.5]), completed(1, 'logistic', [0.831001]), tuned], 'rocAuc')).toEqual([
      'better than predicting the same for every row: yes, ROC AUC .831 against .500',
      'better than plain logistic regression: no, equal, ROC AUC .831'
    ])
  })

  test('one hold-out tells no more apart than its interval', () => {
    expect(verdictOf([completed(1, 'logistic', [0.83]), completed(2, 'boosting', [0.84])], 'rocAuc')).toEqual([
      'better than plain logistic regression: not for certain, ROC AUC .840 against .830 on one hold-out, whose interval is .740 to .940'
    ])
  })

  test('numbers, not classes', () => {
    const constant = completed(0, 'baseline', [12000, 12100, 11900])
    const ridge = completed(1, 'logistic', [5000.25, 5100, 4900])
    expect(verdictOf([constant, ridge, completed(2, 'boosting', [3000, 3100, 2900])], 'rmse')).toEqual([
      'better than predicting the same for every row: yes, RMSE 3000 against 12000',
      'better than plain ridge regression: yes, RMSE 3000 against 5000'
    ])
  })

  test('nothing to say without a completed trial', () => {
    expect(verdictOf([failed], 'rocAuc')).toEqual([])
  })
})
