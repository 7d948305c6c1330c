import { expect, test } from 'vitest'
import type { Problem, Proposal } from '@assay/shared'
import { openingTrials, spaceFor, withWarmStart } from '../src/index.ts'

const problem: Problem = { target: 'Attrition', kind: 'binary', metric: 'rocAuc', classes: ['No', 'Yes'] }
const space = spaceFor({ problem, rows: 1500, columns: 30, learners: ['logistic', 'boosting'] })
const opening = openingTrials(space)
const [firstOfBoosting] = opening.filter(({ learner }) => learner === 'boosting')
const found: Proposal = { learner: 'boosting', params: { ...firstOfBoosting!.params, learningRate: 0.071 } }

test('what did best elsewhere follows the portfolio', () => {
  expect(openingTrials(withWarmStart(space, [found]))).toEqual([...opening, found])
})

test('what the portfolio has, what comes twice and what the space does not hold is left out', () => {
  const forest: Proposal = { learner: 'forest', params: { trees: 10 } }
  const unknown: Proposal = { learner: 'logistic', params: { l2: 3 } }
  const baseline: Proposal = { learner: 'baseline', params: {} }
  expect(openingTrials(withWarmStart(space, [firstOfBoosting!, found, forest, unknown, baseline, found]))).toEqual([...opening, found])
})

test('params come within their dimensions, and what is not searched is as in this space', () => {
  const wild: Proposal = { learner: 'boosting', params: { ...found.params, rounds: 9999, learningRate: 5 } }
  const [adopted] = openingTrials(withWarmStart(space, [wild])).slice(opening.length)
  expect(adopted!.params).toMatchObject({ rounds: firstOfBoosting!.params['rounds'], learningRate: 0.3 })
})
