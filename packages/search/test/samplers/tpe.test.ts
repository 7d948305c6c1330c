import { describe, expect, test } from 'vitest'
import { samplerContract } from '@assay/testkit'
import { createRandom, type FinishedTrial } from '@assay/shared'
import { randomSampler, tpe, type Sampler, type SearchSpace } from '../../src/index.ts'
import { completed, runSearch, scoreOf, spaceOf } from '../run-search.ts'
import { standardFunctions } from '../standard-functions.ts'

samplerContract('tpe', tpe)

const seeds = Array.from({ length: 25 }, (_, seed) => seed)

describe.each(Object.entries(standardFunctions))('on %s, after 60 trials', (_, { dimensions, regret }) => {
  test('finds better than random search, most of the time and in the median', () => {
    const regretsOf = (sampler: Sampler): number[] => seeds.map((seed) =>
      Math.min(...runSearch({ space: spaceOf(dimensions), trials: 60, seed, score: ({ params }) => regret(params), sampler }).map(scoreOf)))
    const [informed, uninformed] = [regretsOf(tpe), regretsOf(randomSampler)]
    // 18 wins of 25 and more happen by chance in 2 % of cases.
    expect(informed.filter((reached, index) => reached < uninformed[index]!).length).toBeGreaterThanOrEqual(18)
    expect(median(informed)).toBeLessThan(0.85 * median(uninformed))
  })
})

test('searches for high scores where high is good', () => {
  const peak = (metric: 'rocAuc' | 'rmse'): number => {
    const trials = runSearch({ space: spaceOf({ x: { kind: 'float', low: 0, high: 1 } }), trials: 60, seed: 1, metric, score: ({ params }) => Number(params['x']) })
    return median(trials.slice(30).map(scoreOf))
  }
  expect(peak('rocAuc')).toBeGreaterThan(0.85)
  expect(peak('rmse')).toBeLessThan(0.15)
})

test('a losing learner gets few trials, but is not given up', () => {
  const x = { kind: 'float', low: 0, high: 1 } as const
  const space: SearchSpace = { learners: (['logistic', 'forest', 'boosting'] as const).map((learner) => ({ learner, dimensions: { x }, portfolio: [{ x: 0.5 }] })) }
  const worth = { logistic: 0.84, forest: 0.81, boosting: 0.7 } as Record<string, number>
  const trials = runSearch({ space, trials: 100, seed: 3, metric: 'rocAuc', score: ({ learner, params }) => worth[learner]! + Number(params['x']) / 100 })
  const count = (learner: string): number => trials.filter((trial) => trial.learner === learner).length
  expect(count('logistic')).toBeGreaterThan(60)
  expect(count('boosting')).toBeGreaterThanOrEqual(4)
  expect(count('forest')).toBeGreaterThanOrEqual(4)
})

test('keeps away from trials that run, and from those that failed', () => {
  const x = { kind: 'float', low: 0, high: 1 } as const
  const seen = Array.from({ length: 20 }, (_, number): FinishedTrial =>
    ({ number, learner: 'boosting', params: { x: number / 20 }, outcome: completed(Math.abs(number / 20 - 0.5)) }))
  const at = Array.from({ length: 6 }, () => ({ learner: 'boosting', params: { x: 0.5 } }) as const)
  const failed = at.map((proposal, index): FinishedTrial =>
    ({ ...proposal, number: 20 + index, outcome: { state: 'failed', error: { code: 'FIT_DIVERGED', detail: '' } } }))
  const distance = (request: { seen: readonly FinishedTrial[], pending: typeof at }): number => median(seeds.map((seed) => {
    const { params } = tpe({ space: spaceOf({ x }), number: 26, metric: 'rmse', random: createRandom(seed), ...request })
    return Math.abs(Number(params['x']) - 0.5)
  }))
  const undisturbed = distance({ seen, pending: [] })
  expect(distance({ seen, pending: at })).toBeGreaterThan(undisturbed)
  expect(distance({ seen: [...seen, ...failed], pending: [] })).toBeGreaterThan(undisturbed)
})

test('does not repeat itself while something is left to try', () => {
  const space = spaceOf({ depth: { kind: 'integer', low: 1, high: 6 }, extra: { kind: 'choice', values: [false, true] } })
  const trials = runSearch({ space, trials: 40, seed: 1, lag: 1, score: ({ params }) => Number(params['depth']) })
  expect(new Set(trials.map(({ params }) => JSON.stringify(params))).size).toBeGreaterThanOrEqual(11)
})

function median (values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!
}
