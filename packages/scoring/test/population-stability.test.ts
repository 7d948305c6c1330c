import { expect, test } from 'vitest'
import { populationStability } from '../src/index.ts'

test('is 0 for equal shares, the same both ways, and as by hand', () => {
  expect(populationStability([100, 300], [100, 300])).toBe(0)
  // Shares .25 and .75 beside .5 and .5, up to the half rows.
  expect(populationStability([1e6, 3e6], [1e6, 1e6])).toBeCloseTo(0.25 * Math.log(2) - 0.25 * Math.log(0.5 / 0.75), 6)
  expect(populationStability([10, 30, 5], [7, 0, 90])).toBeCloseTo(populationStability([7, 0, 90], [10, 30, 5]), 12)
})

test('a bin that was empty is a shift, and not an endless one', () => {
  const psi = populationStability([1000, 0], [500, 500])
  expect(psi).toBeGreaterThan(0.25)
  expect(psi).toBeLessThan(10)
})
