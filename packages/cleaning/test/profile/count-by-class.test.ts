import type { Problem } from '@assay/shared'
import type { CategoryColumn, Column } from '@assay/table'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countByClass } from '../../src/profile/count-by-class.ts'
import { profileColumn } from '../../src/profile/profile-column.ts'

const problem: Problem = { target: 'left', kind: 'binary', metric: 'rocAuc', classes: ['No', 'Yes'] }
const left = (codes: readonly number[]): CategoryColumn => ({ kind: 'category', name: 'left', codes: Uint32Array.from(codes), levels: ['Yes', 'No'] })

const count = (column: Column, target: Column, of: Problem = problem): readonly (readonly number[])[] | undefined =>
  countByClass([column, target], [profileColumn(column), profileColumn(target)], of)[0]!.byClass

test('levels are counted in each class, in the order of the problem; gaps on either side are in none', () => {
  const column: CategoryColumn = { kind: 'category', name: '__proto__', codes: Uint32Array.of(1, 1, 2, 2, 2, 0, 1), levels: ['a', 'constructor'] }
  // Most frequent first, ties by code units: a 3, constructor 3.
  expect(count(column, left([1, 2, 1, 1, 2, 1, 0]))).toEqual([[1, 1], [1, 2]])
})

test('bins of all classes add up to the histogram, whatever the numbers', () => {
  const number = fc.oneof(fc.integer({ min: -50, max: 50 }), fc.double({ noDefaultInfinity: true }), fc.constant(NaN))
  fc.assert(fc.property(fc.array(fc.tuple(number, fc.constantFrom(1, 2)), { minLength: 1, maxLength: 60 }), (rows) => {
    const column: Column = { kind: 'number', name: 'x', values: Float64Array.from(rows, ([value]) => value) }
    const counts = profileColumn(column).number?.histogram.counts
    const [no, yes] = count(column, left(rows.map(([, code]) => code))) ?? []
    expect(no?.map((negative, bin) => negative + yes![bin]!)).toEqual(counts)
    const inYes = rows.filter(([value, code]) => code === 1 && !Number.isNaN(value)).length
    expect(yes?.reduce((sum, part) => sum + part, 0)).toBe(counts && inYes)
  }))
})

test('nothing is counted for the target, for numbers as targets, and for many classes', () => {
  const column: Column = { kind: 'number', name: 'x', values: Float64Array.of(1, 2) }
  const target = left([1, 2])
  expect(countByClass([column, target], [profileColumn(column), profileColumn(target)], problem)[1]!.byClass).toBeUndefined()
  expect(count(column, { kind: 'number', name: 'left', values: Float64Array.of(3, 4) }, { target: 'left', kind: 'regression', metric: 'rmse', classes: [] })).toBeUndefined()
  expect(count(column, target, { ...problem, kind: 'multiclass', classes: Array.from({ length: 11 }, (_, index) => String(index)) })).toBeUndefined()
})
