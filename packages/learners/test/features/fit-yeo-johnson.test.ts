import { yeoJohnson } from '@assay/model'
import { createRandom } from '@assay/shared'
import { expect, test } from 'vitest'
import { fitYeoJohnson } from '../../src/features/fit-yeo-johnson.ts'

test('finds the power by which normal values were bent', () => {
  const random = createRandom('power')
  const normal = Float64Array.from({ length: 5_000 }, () => random.normal())
  expect(fitYeoJohnson(normal.toSorted())).toBeCloseTo(1, 1)
  // λ = 0 is the logarithm for numbers that are never negative.
  expect(fitYeoJohnson(normal.map((value) => Math.expm1(0.3 * value + 2)).sort())).toBeCloseTo(0, 1)
})

test('the power bends both sides of zero, steadily', () => {
  // Yeo & Johnson, 2000, eq. 2.1
  const values = [[3, 0, Math.log(4)], [3, 1, 3], [3, 2, 7.5], [-3, 0, -7.5], [-3, 2, -Math.log(4)], [1e-12, 0.5, 1e-12 - 2.5e-25], [-1e-12, 0.5, -1e-12 - 2.5e-25]] as const
  for (const [value, power, bent] of values) expect(Math.abs(yeoJohnson(value, power) / bent - 1)).toBeLessThanOrEqual(Number.EPSILON)
})
