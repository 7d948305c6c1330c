import { expect, test } from 'vitest'
import { medianPruner, neverPrune } from '../../src/index.ts'

/** Nine trials whose first two folds have the means .70, .71 … .78; the median is .74. */
const seenFolds = Array.from({ length: 9 }, (_, trial) => [0.69 + trial / 100, 0.71 + trial / 100, 0.1])

test('prunes what is worse than the median of the others after as many folds', () => {
  expect(medianPruner({ foldScores: [0.73, 0.74], seenFolds, better: 'higher' })).toBe('prune')
  expect(medianPruner({ foldScores: [0.75, 0.74], seenFolds, better: 'higher' })).toBe('continue')
  expect(medianPruner({ foldScores: [0.75, 0.74], seenFolds, better: 'lower' })).toBe('prune')
  expect(medianPruner({ foldScores: [0.73, 0.74], seenFolds, better: 'lower' })).toBe('continue')
})

test('lets trials be that have shown little, or have little to be compared with', () => {
  expect(medianPruner({ foldScores: [0.1], seenFolds, better: 'higher' })).toBe('continue')
  expect(medianPruner({ foldScores: [0.1, 0.1], seenFolds: seenFolds.slice(0, 7), better: 'higher' })).toBe('continue')
})

test('lets an equal trial go on', () => {
  expect(medianPruner({ foldScores: [0.7, 0.7], seenFolds: Array.from({ length: 9 }, () => [0.7, 0.7]), better: 'higher' })).toBe('continue')
})

test('never is never', () => {
  expect(neverPrune({ foldScores: [0, 0, 0], seenFolds, better: 'higher' })).toBe('continue')
})
