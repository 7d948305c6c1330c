import { categoryColumn, numberColumn, tableOf, targetVector } from '@assay/table'
import { expect, test } from 'vitest'
import { inferProblem } from '../src/infer-problem.ts'
import { prepareTarget } from '../src/prepare-target.ts'

test('classes become levels in the problem’s order; rows without one, or with a class of its own, are left out', () => {
  const table = tableOf(categoryColumn('y', ['b', null, 'a', 'B ', 'c', 'a', 'b']))
  const problem = inferProblem({ table, target: 'y', positive: 'A' })
  expect(problem.classes).toEqual(['b', 'a'])
  const { column, rows } = prepareTarget(table, problem)
  expect([...rows]).toEqual([0, 2, 3, 5, 6])
  expect(column).toEqual({ kind: 'category', name: 'y', codes: Uint32Array.of(1, 2, 1, 2, 1), levels: ['b', 'a'] })
  expect([...targetVector(tableOf(column), problem)]).toEqual([0, 1, 0, 1, 0])
})

test('numbers that are classes become levels too', () => {
  const table = tableOf(numberColumn('left', [1, 0, null, -0, 1]))
  const { column, rows } = prepareTarget(table, inferProblem({ table, target: 'left' }))
  expect([...rows]).toEqual([0, 1, 3, 4])
  expect(column).toMatchObject({ codes: Uint32Array.of(2, 1, 1, 2), levels: ['0', '1'] })
})

test('a regression keeps its numbers', () => {
  const table = tableOf(numberColumn('price', [1.5, null, 3.25, 4]))
  const { column, rows } = prepareTarget(table, inferProblem({ table, target: 'price' }))
  expect([...rows]).toEqual([0, 2, 3])
  expect(column).toEqual({ kind: 'number', name: 'price', values: Float64Array.of(1.5, 3.25, 4) })
})
