import fc from 'fast-check'
import { expect, test } from 'vitest'
import { orderNumbers, sortNumbers } from '../src/index.ts'

const numbers = fc.array(fc.oneof(fc.double({ noNaN: true }), fc.constantFrom(0, -0, 1, -1, 2, 1e300, 5e-324), fc.integer()), { maxLength: 300 }).map((values) => Float64Array.from(values))

test('sorts as the language does', () => {
  fc.assert(fc.property(numbers, (values) => {
    expect(sortNumbers(values)).toStrictEqual(values.slice().sort())
  }))
})

test('equal values stay as they come', () => {
  fc.assert(fc.property(numbers, (values) => {
    const byValue = Array.from(values.keys()).sort((a, b) => values[a]! - values[b]! || Number(Object.is(values[b], -0)) - Number(Object.is(values[a], -0)) || a - b)
    expect([...orderNumbers(values)].filter((row) => Number.isFinite(values[row]))).toEqual(byValue.filter((row) => Number.isFinite(values[row])))
  }))
})
