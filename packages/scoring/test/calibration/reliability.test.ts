import { expect, test } from 'vitest'
import * as fc from 'fast-check'
import { expectedCalibrationError, reliabilityCurve } from '../../src/index.ts'

const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 1 }), fc.integer({ min: 0, max: 9 })), { minLength: 1, maxLength: 80 })
  .map((drawn) => ({ target: Float64Array.from(drawn, ([actual]) => actual), predictions: Float64Array.from(drawn, ([, p]) => p / 10) }))

test('bins hold every row once, ascending, and never part equal probabilities', () => {
  fc.assert(fc.property(rows, fc.integer({ min: 1, max: 12 }), ({ target, predictions }, bins) => {
    const curve = reliabilityCurve(target, predictions, bins)
    expect(curve.length).toBeLessThanOrEqual(bins)
    expect(curve.reduce((sum, bin) => sum + bin.rows, 0)).toBe(target.length)
    expect(curve.reduce((sum, bin) => sum + bin.rows * bin.observed, 0)).toBeCloseTo(target.reduce((a, b) => a + b, 0), 9)
    for (let bin = 1; bin < curve.length; bin++) expect(curve[bin]!.predicted).toBeGreaterThan(curve[bin - 1]!.predicted)
  }))
})

test('the error is the distance of what is said from what happens', () => {
  const target = Float64Array.of(0, 0, 0, 1, 1, 1, 1, 0)
  const predictions = Float64Array.of(0.25, 0.25, 0.25, 0.25, 0.5, 0.5, 0.5, 0.5)
  expect(reliabilityCurve(target, predictions, 2)).toEqual([{ rows: 4, predicted: 0.25, observed: 0.25 }, { rows: 4, predicted: 0.5, observed: 0.75 }])
  expect(expectedCalibrationError(target, predictions, 2)).toBe(0.125)
})
