import { describe, expect, test } from 'vitest'
import { learnerNames, type LearnerName, type Problem } from '@assay/shared'
import { isActive, openingTrials, spaceFor, type Dimension, type SearchedLearner, type SearchSpace } from '../src/index.ts'

const problems: Record<string, Problem> = {
  binary: { target: 'y', kind: 'binary', metric: 'rocAuc', classes: ['no', 'yes'] },
  multiclass: { target: 'y', kind: 'multiclass', metric: 'logLoss', classes: ['a', 'b', 'c', 'd'] },
  regression: { target: 'y', kind: 'regression', metric: 'rmse', classes: [] }
}
const spaceOf = (kind: string, rows: number, learners: readonly LearnerName[] = learnerNames): SearchSpace =>
  spaceFor({ problem: problems[kind]!, rows, columns: 30, learners })
const learnersOf = (space: SearchSpace): LearnerName[] => space.learners.map(({ learner }) => learner)
const find = (space: SearchSpace, name: LearnerName): SearchedLearner => space.learners.find(({ learner }) => learner === name)!

describe.each(Object.keys(problems))('spaces for a %s problem', (kind) => {
  test.each([200, 1500, 30_000, 150_000, 1_000_000])('%d rows: portfolios lie within the dimensions and name all of them', (rows) => {
    for (const { dimensions, portfolio } of spaceOf(kind, rows).learners) {
      for (const params of portfolio) {
        const active = Object.entries(dimensions).filter(([, dimension]) => isActive(dimension, params))
        expect(Object.keys(params).sort()).toEqual(active.map(([name]) => name).sort())
        for (const [name, dimension] of active) expect(holds(dimension, params[name]!)).toBe(true)
      }
    }
  })

  test('class weights are for classes, a positive weight for two', () => {
    const space = spaceOf(kind, 1500)
    expect('classWeight' in find(space, 'logistic').dimensions).toBe(kind !== 'regression')
    expect('positiveWeight' in find(space, 'boosting').dimensions).toBe(kind === 'binary')
  })
})

test('the baseline and a plain linear model are always on the board', () => {
  for (const learners of [[], ['forest'], ['boosting', 'xgboost'], learnerNames] as const) {
    expect(openingTrials(spaceOf('binary', 1500, learners)).slice(0, 2).map(({ learner }) => learner)).toEqual(['baseline', 'logistic'])
  }
})

test('learners that were not asked for are not searched, but something always is', () => {
  const forests = spaceOf('binary', 1500, ['forest'])
  expect(learnersOf(forests)).toEqual(['baseline', 'logistic', 'forest'])
  expect(find(forests, 'logistic')).toMatchObject({ dimensions: {}, atMost: 1 })
  expect(Object.keys(find(spaceOf('binary', 1500, ['baseline']), 'logistic').dimensions).length).toBeGreaterThan(0)
  expect(Object.keys(find(spaceOf('binary', 50_000, ['xgboost']), 'logistic').dimensions).length).toBeGreaterThan(0)
})

test('where answers have to be monotone, only learners that promise it are tried', () => {
  const space = (learners: readonly LearnerName[]): SearchSpace =>
    spaceFor({ problem: { ...problems['binary']!, monotone: [{ column: 'age', direction: 'rising' }] }, rows: 1500, columns: 30, learners })
  expect(learnersOf(space(learnerNames))).toEqual(['baseline', 'boosting', 'xgboost'])
  expect(learnersOf(space(['xgboost']))).toEqual(['baseline', 'xgboost'])
  expect(learnersOf(space(['forest']))).toEqual(['baseline', 'boosting'])
})

test('xgboost gets few trials, and none above 40,000 rows', () => {
  expect(find(spaceOf('binary', 40_000), 'xgboost').atMost).toBeLessThanOrEqual(4)
  expect(learnersOf(spaceOf('binary', 40_001))).not.toContain('xgboost')
})

test('naive Bayes is for classes, and few trials of it and of networks suffice', () => {
  expect(learnersOf(spaceOf('regression', 1500))).not.toContain('bayes')
  expect(learnersOf(spaceOf('regression', 1500, ['bayes']))).toEqual(['baseline', 'logistic'])
  for (const learner of ['bayes', 'mlp'] as const) expect(find(spaceOf('multiclass', 1500), learner).atMost).toBeLessThanOrEqual(6)
})

test('larger tables get fewer rounds and trees, and so do more classes', () => {
  const ceiling = (space: SearchSpace, learner: LearnerName, name: string): number => Number(find(space, learner).portfolio[0]![name])
  for (const [learner, name] of [['boosting', 'rounds'], ['forest', 'trees']] as const) {
    expect(ceiling(spaceOf('binary', 100_000), learner, name)).toBeLessThan(ceiling(spaceOf('binary', 1500), learner, name))
    expect(ceiling(spaceOf('binary', 1_000_000), learner, name)).toBeLessThan(ceiling(spaceOf('binary', 100_000), learner, name))
    expect(ceiling(spaceOf('multiclass', 40_000), learner, name)).toBeLessThan(ceiling(spaceOf('binary', 40_000), learner, name))
  }
  expect(ceiling(spaceOf('binary', 1500), 'boosting', 'rounds')).toBeLessThanOrEqual(300)
  expect(ceiling(spaceOf('binary', 1500), 'xgboost', 'rounds')).toBeLessThanOrEqual(150)
})

function holds (dimension: Dimension, value: string | number | boolean): boolean {
  if (dimension.kind === 'choice') return dimension.values.includes(value)
  return typeof value === 'number' && value >= dimension.low && value <= dimension.high && (dimension.kind === 'float' || Number.isInteger(value))
}
