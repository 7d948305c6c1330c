import { describe, expect, test } from 'vitest'
import { createRandom, type FinishedTrial } from '@assay/shared'
import { findEarlyEnd } from '../src/index.ts'

const random = createRandom('folds')

/** A search whose trials score `scoreOf(number)`, each fold with its own difficulty and some noise. */
function searchOf (trials: number, scoreOf: (number: number) => number, noise: number): FinishedTrial[] {
  return Array.from({ length: trials }, (_, number) => {
    const folds = [0.02, -0.01, 0, 0.01, -0.02].map((difficulty) => scoreOf(number) + difficulty + noise * random.normal())
    const score = folds.reduce((sum, fold) => sum + fold, 0) / folds.length
    return { number, learner: 'boosting', params: {}, outcome: { state: 'completed', score, scoreInterval: { low: score, high: score }, folds } }
  })
}

const request = { trials: 100, openings: 10, lag: 8, folds: 5, metric: 'rocAuc' } as const
const levelled = searchOf(100, (number) => 0.8 + 0.04 * Math.min(1, number / 30), 0.004)

describe('an early end', () => {
  test('comes when scores level off, after the portfolio and some trials of the sampler', () => {
    const end = findEarlyEnd({ ...request, number: 99, finished: levelled })!
    expect(end.trials).toBeGreaterThanOrEqual(10 + 12 + 7)
    expect(end.trials).toBeLessThan(99)
    expect(end.gain).toBeLessThan(end.noise)
  })

  test('does not come while scores rise by more than the noise', () => {
    expect(findEarlyEnd({ ...request, number: 60, finished: searchOf(61, (number) => 0.5 + 0.005 * number, 0.0002) })).toBeNull()
  })

  test('is the same whoever asks, as long as it may see as much', () => {
    const { trials } = findEarlyEnd({ ...request, number: 99, finished: levelled })!
    for (let number = trials; number < 99; number++) {
      expect(findEarlyEnd({ ...request, number, finished: levelled.slice(0, number + 1 - 8) })!.trials).toBe(trials)
    }
    expect(findEarlyEnd({ ...request, number: trials - 1, finished: levelled })).toBeNull()
  })

  test('comes for losses as for scores', () => {
    const losses = levelled.map((trial): FinishedTrial => {
      const { score, folds } = trial.outcome as Extract<FinishedTrial['outcome'], { state: 'completed' }>
      return { ...trial, outcome: { state: 'completed', score: -score, scoreInterval: { low: 0, high: 0 }, folds: folds.map((fold) => -fold) } }
    })
    expect(findEarlyEnd({ ...request, metric: 'rmse', number: 99, finished: losses })!.trials).toBe(findEarlyEnd({ ...request, number: 99, finished: levelled })!.trials)
  })

  test('measures noise as the corrected resampled t-test does: repeats add differences, and share their training rows', () => {
    // Differences of two repeats of five folds: mean 0.02, variance 0.0001 × 10 / 9.
    const best = [0.9, 0.91, 0.92, 0.93, 0.94, 0.95, 0.96, 0.97, 0.98, 0.99]
    const folds = best.map((score, fold) => score - (fold % 2 === 0 ? 0.01 : 0.03))
    const finished = Array.from({ length: 40 }, (_, number): FinishedTrial => {
      const [scores, score] = number === 0 ? [best, 0.945] : [folds, 0.925]
      return { number, learner: 'boosting', params: {}, outcome: { state: 'completed', score, scoreInterval: { low: score, high: score }, folds: scores } }
    })
    const { gain, noise } = findEarlyEnd({ ...request, number: 39, finished })!
    expect(gain).toBe(0)
    expect(noise).toBeCloseTo(Math.sqrt(0.0001 * 10 / 9 * (1 / 10 + 1 / 4)), 12)
  })

  test('does not come where there is one fold, or too few trials with a score', () => {
    const oneFold = levelled.map((trial): FinishedTrial => ({ ...trial, outcome: { state: 'completed', score: 0.8, scoreInterval: { low: 0.7, high: 0.9 }, folds: [0.8] } }))
    expect(findEarlyEnd({ ...request, folds: 1, number: 99, finished: oneFold })).toBeNull()
    const mostlyPruned = levelled.map((trial): FinishedTrial => trial.number % 4 === 0 ? trial : { ...trial, outcome: { state: 'pruned', score: 0.7, folds: [0.7, 0.7] } })
    expect(findEarlyEnd({ ...request, number: 99, finished: mostlyPruned })).toBeNull()
  })
})
