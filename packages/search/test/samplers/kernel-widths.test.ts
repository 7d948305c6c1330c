import { describe, expect, test } from 'vitest'
import * as fc from 'fast-check'
import { evenWidths, neighbourWidths } from '../../src/samplers/kernel-widths.ts'

const places = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 40 })

describe.each(Object.entries({ evenWidths, neighbourWidths }))('%s', (_, widths) => {
  test('gives every kernel a width, none of them so narrow that few observations look certain', () => {
    fc.assert(fc.property(places, fc.integer({ min: 1, max: 12 }), (places, dimensions) => {
      const given = widths(places, dimensions)
      expect(given).toHaveLength(places.length)
      for (const width of given) {
        expect(width).toBeGreaterThanOrEqual(1 / (1 + places.length))
        expect(width).toBeLessThanOrEqual(1)
      }
    }))
  })
})

test('neighbours that stand close make narrow kernels, wherever they come in the list', () => {
  const [lonely, middle, close] = neighbourWidths([0.1, 0.8, 0.82], 1)
  expect(lonely).toBeCloseTo(0.7)
  expect(middle).toBeCloseTo(0.7)
  expect(close).toBeCloseTo(0.25)
})

test('more observations make narrower kernels, more dimensions wider ones', () => {
  const even = (kernels: number, dimensions: number): number => evenWidths(Array.from({ length: kernels }, () => 0.5), dimensions)[0]!
  expect(even(50, 2)).toBeLessThan(even(20, 2))
  expect(even(50, 8)).toBeGreaterThan(even(50, 2))
})
