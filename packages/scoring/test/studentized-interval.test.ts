import { createRandom } from '@assay/shared'
import { expect, test } from 'vitest'
import { studentizedInterval } from '../src/studentized-interval.ts'

test('holds the mean of skewed values where quantiles of resampled means would not', () => {
  const random = createRandom('skewed')
  const mean = Math.exp(0.5)
  const held = Array.from({ length: 300 }, (_, number) => {
    const { low, high } = studentizedInterval(Float64Array.from({ length: 80 }, () => Math.exp(random.normal())), createRandom(number), 300)
    return Number(low <= mean && mean <= high)
  })
  const share = held.reduce((sum, one) => sum + one, 0) / held.length
  expect(share).toBeGreaterThan(0.9)
  expect(share).toBeLessThan(0.99)
})

test('reaches further to the side of the long tail', () => {
  const values = Float64Array.from({ length: 50 }, (_, at) => Math.exp(at / 12))
  const mean = values.reduce((sum, value) => sum + value / 50, 0)
  const { low, high } = studentizedInterval(values, createRandom(1))
  expect(low < mean && mean < high).toBe(true)
  expect(high - mean).toBeGreaterThan(mean - low)
})

test('one row that costs all of it does not reach to no end', () => {
  const { low, high } = studentizedInterval(Float64Array.of(...new Array<number>(60).fill(0), 0.6), createRandom(1))
  expect(low).toBeLessThan(0.01)
  expect(high).toBeGreaterThan(0.02)
  expect(high).toBeLessThan(0.12)
})

test('equal values have no spread', () => {
  expect(studentizedInterval(new Float64Array(9).fill(2), createRandom(1))).toEqual({ low: 2, high: 2 })
})
