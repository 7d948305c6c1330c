import type { CleaningPlan } from '@assay/shared'
import { applyRecipe, categoryColumn, dateColumn, numberColumn, tableOf, type InputColumn } from '@assay/table'
import { expect, test } from 'vitest'
import { planToRecipe } from '../../src/plan/plan-to-recipe.ts'
import { rulesOf } from '../../src/plan/rules-of.ts'

const inputs: InputColumn[] = [
  { name: 'id', format: { type: 'number', missing: [] } },
  { name: 'age', format: { type: 'number', missing: [] } },
  { name: 'hired', format: { type: 'date', missing: [], date: { pattern: 'yyyy-MM-dd' } } },
  { name: 'city', format: { type: 'category', missing: [] } },
  { name: 'y', format: { type: 'category', missing: [] } }
]
const plan: CleaningPlan = {
  target: 'y',
  steps: [
    { step: 'drop', column: 'id', reason: '' },
    { step: 'missing', column: 'age', values: ['-1'], reason: '' },
    { step: 'mergeLevels', column: 'city', levels: [['rennes', 'Rennes']], reason: '' },
    { step: 'dateParts', column: 'hired', parts: ['year', 'weekday'], reason: '' },
    { step: 'clip', column: 'age', lowQuantile: 0.01, highQuantile: 0.99, reason: '' },
    { step: 'clip', column: 'id', lowQuantile: 0.01, highQuantile: 0.99, reason: '' },
    { step: 'impute', column: 'hired.year', with: 'median', indicator: false, reason: '' }
  ]
}

test('the facts of a plan prepare a table; the target is not among its columns', () => {
  const recipe = planToRecipe(plan, inputs, { target: 'y' })
  expect(recipe.inputs.map(({ name }) => name)).toEqual(['age', 'hired', 'city'])
  const cleaned = applyRecipe(recipe, tableOf(
    numberColumn('id', [1, 2, 3]),
    numberColumn('age', [40, -1, null]),
    dateColumn('hired', [Date.UTC(2024, 1, 29), null, Date.UTC(2023, 11, 31)]),
    categoryColumn('city', ['Rennes', 'rennes', 'Brest']),
    categoryColumn('y', ['a', 'b', 'a'])
  ))
  expect(cleaned.columns).toEqual([
    numberColumn('age', [40, null, null]),
    numberColumn('hired.year', [2024, null, 2023]),
    numberColumn('hired.weekday', [4, null, 7]),
    categoryColumn('city', ['Rennes', 'Rennes', 'Brest'])
  ])
})

test('rules about columns that are gone are left out', () => {
  expect(rulesOf(plan, planToRecipe(plan, inputs, { target: 'y' }).outputs)).toMatchObject([{ step: 'clip', column: 'age' }, { step: 'impute', column: 'hired.year' }])
})

test('a date that is not taken apart is a number of days', () => {
  const { outputs } = planToRecipe({ target: 'y', steps: [] }, inputs, { target: 'y' })
  expect(outputs.map(({ name, kind, datePart }) => [name, kind, datePart])).toEqual([['id', 'number', undefined], ['age', 'number', undefined], ['hired', 'number', 'days'], ['city', 'category', undefined]])
})

test('a plan that drops everything is refused', () => {
  const steps = inputs.slice(0, 4).map(({ name }) => ({ step: 'drop', column: name, reason: '' }) as const)
  expect(() => planToRecipe({ target: 'y', steps }, inputs, { target: 'y' })).toThrow(expect.objectContaining({ code: 'NO_FEATURES' }))
})
