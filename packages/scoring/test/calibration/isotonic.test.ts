import { expect, test } from 'vitest'
import * as fc from 'fast-check'
import { fitCalibration } from '../../src/index.ts'
import { fitIsotonic } from '../../src/calibration/isotonic.ts'
import { binary } from '../reference-rows.ts'

const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 1 }), fc.integer({ min: 0, max: 30 })), { minLength: 1, maxLength: 80 })
  .map((drawn) => ({ target: Float64Array.from(drawn, ([actual]) => actual), predictions: Float64Array.from(drawn, ([, p]) => p / 30) }))

test('rises, over ascending places, and stays off 0 and 1', () => {
  fc.assert(fc.property(rows, ({ target, predictions }) => {
    const { x, y } = fitIsotonic(target, predictions)
    for (let corner = 1; corner < x.length; corner++) {
      expect(x[corner]).toBeGreaterThan(x[corner - 1]!)
      expect(y[corner]).toBeGreaterThanOrEqual(y[corner - 1]!)
    }
    expect(y[0]).toBeGreaterThan(0)
    expect(y[y.length - 1]).toBeLessThan(1)
  }))
})

test('is what scikit-learn\'s IsotonicRegression fits', () => {
  // scikit-learn 1.2.1; its steps may reach 0 and 1, ours come as near as 240 rows allow.
  const reference = [
    [0.35, 0.13333333333333333], [0.5, 0.3157894736842105], [0.55, 0.6428571428571429], [0.62, 0.6885714285714284], [0.7, 0.7142857142857143]
  ] as const
  const { x, y } = fitIsotonic(binary.target, binary.predictions)
  for (const [p, expected] of reference) {
    const above = x.findIndex((corner) => corner >= p)
    const share = x[above] === p ? 1 : (p - x[above - 1]!) / (x[above]! - x[above - 1]!)
    expect(y[above - 1]! + share * (y[above]! - y[above - 1]!)).toBeCloseTo(expected, 12)
  }
  expect(y[0]).toBeCloseTo(1 / 242, 12)
})

test('a curve for each class', () => {
  const calibration = fitCalibration('isotonic', Float64Array.of(0, 1, 2), Float64Array.of(0.6, 0.2, 0.2, 0.2, 0.5, 0.3, 0.1, 0.1, 0.8))
  expect(calibration.kind === 'isotonic' && calibration.curves.length).toBe(3)
})
