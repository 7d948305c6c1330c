import { expect, test } from 'vitest'
import { gaussLegendre } from '../src/gauss-legendre.ts'

test('integrates every power up to twice the points less one', () => {
  for (let count = 1; count <= 20; count++) {
    const { points, weights } = gaussLegendre(count)
    for (let power = 0; power < 2 * count; power++) {
      const integral = points.reduce((sum, point, k) => sum + weights[k]! * point ** power, 0)
      expect(Math.abs(integral - 1 / (power + 1))).toBeLessThan(1e-14)
    }
  }
})
