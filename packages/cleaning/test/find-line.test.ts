import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findLine } from '../src/find-line.ts'

const column = (values: readonly number[]): Float64Array => Float64Array.from(values)

test('finds every line, through whatever points', () => {
  const coordinate = fc.integer({ min: -10_000, max: 10_000 })
  fc.assert(fc.property(fc.uniqueArray(coordinate, { minLength: 3 }), coordinate.filter((slope) => slope !== 0), coordinate, (x, slope, intercept) => {
    const line = findLine(column(x), column(x.map((value) => slope * value / 7 + intercept)), 1e-9)
    expect(line!.slope).toBeCloseTo(slope / 7, 6)
    expect(line!.intercept).toBeCloseTo(intercept, 4)
  }))
})

test('one point off the line is enough', () => {
  const x = column([1, 2, 3, 4, 5])
  expect(findLine(x, column([2, 4, 6, 8, 10]), 1e-9)).toEqual({ slope: 2, intercept: 0 })
  expect(findLine(x, column([2, 4, 6.001, 8, 10]), 1e-9)).toBeNull()
})

test('points about the same place far away are no line', () => {
  const x = Array.from({ length: 50 }, (_, row) => 1e6 + row)
  expect(findLine(column(x), column(x.map((_, row) => 1e6 + (row * 37) % 50)), 1e-6)).toBeNull()
})

test('one wild point does not make the others a line', () => {
  const x = Array.from({ length: 50 }, (_, row) => row === 9 ? 1e12 : row)
  expect(findLine(column(x), column(x.map((value, row) => row === 9 ? value : (row * 37) % 50)), 1e-6)).toBeNull()
})

test('missing points do not count, and what does not vary is no line', () => {
  expect(findLine(column([1, NaN, 2, 3, 4]), column([5, 9, 6, 7, NaN]), 1e-9)).toEqual({ slope: 1, intercept: 4 })
  expect(findLine(column([1, 1, 1]), column([1, 2, 3]), 1e-9)).toBeNull()
  expect(findLine(column([1, 2, 3]), column([4, 4, 4]), 1e-9)).toBeNull()
})
