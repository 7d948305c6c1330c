import { expect, test } from 'vitest'
import * as fc from 'fast-check'
import { fromUnit, toUnit, type NumericDimension } from '../../src/samplers/unit-scale.ts'

const dimension: fc.Arbitrary<NumericDimension> = fc.record({
  kind: fc.constantFrom('float' as const, 'integer' as const),
  low: fc.integer({ min: 1, max: 50 }),
  span: fc.integer({ min: 0, max: 1000 }),
  log: fc.boolean()
}).map(({ kind, low, span, log }) => ({ kind, low, high: low + span, log }))

test('values stay in their dimension, and integers are whole', () => {
  fc.assert(fc.property(dimension, fc.double({ min: 0, max: 1, noNaN: true }), (dimension, unit) => {
    const value = fromUnit(dimension, unit)
    expect(value).toBeGreaterThanOrEqual(dimension.low)
    expect(value).toBeLessThanOrEqual(dimension.high)
    expect(dimension.kind === 'float' || Number.isInteger(value)).toBe(true)
  }))
})

test('there and back again', () => {
  fc.assert(fc.property(dimension, fc.integer({ min: 0, max: 1000 }), (dimension, offset) => {
    const value = Math.min(dimension.low + offset, dimension.high)
    expect(fromUnit(dimension, toUnit(dimension, value))).toBe(value)
  }))
})

test('every integer has its share', () => {
  const depth: NumericDimension = { kind: 'integer', low: 1, high: 4 }
  expect([0, 0.24, 0.26, 0.49, 0.51, 0.74, 0.76, 1].map((unit) => fromUnit(depth, unit))).toEqual([1, 1, 2, 2, 3, 3, 4, 4])
})
