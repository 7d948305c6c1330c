import { recipeOf } from '@assay/table'
import { expect, test } from 'vitest'
import type { Problem } from '@assay/shared'
import { promiseMonotone } from '../src/promise-monotone.ts'

const problem: Problem = { target: 'y', kind: 'binary', metric: 'rocAuc', classes: ['no', 'yes'] }
const recipe = recipeOf([{ name: 'age', format: { type: 'number', missing: [] } }, { name: 'city', format: { type: 'category', missing: [] } }])

test('states the columns with their directions, or nothing at all', () => {
  expect(promiseMonotone(problem, ['-age'], recipe)).toEqual({ ...problem, monotone: [{ column: 'age', direction: 'falling' }] })
  expect(promiseMonotone(problem, [], recipe)).toEqual(problem)
})

test.each([
  ['a column that holds no numbers', problem, '+city', /"city" is not read as numbers/],
  ['a column that is left out', problem, '+pay', /"pay" is not learnt from/],
  ['several classes', { ...problem, kind: 'multiclass', metric: 'logLoss', classes: ['a', 'b', 'c'] } as const, '+age', /no order/]
])('refuses %s', (_, given, asked, detail) => {
  expect(() => promiseMonotone(given, [asked], recipe)).toThrow(expect.objectContaining({ code: 'OPTION_INVALID', message: expect.stringMatching(detail) }))
})
