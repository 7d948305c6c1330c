import { expect, test } from 'vitest'
import { calibrate } from '../src/calibrate.ts'

test('platt with slope 1 and intercept 0 changes nothing; an intercept shifts the odds', () => {
  const probabilities = Float64Array.of(0.1, 0.5, 0.9)
  calibrate({ kind: 'platt', slopes: [1], intercepts: [0] }, probabilities, 1)
  expect([...probabilities].map((p) => p.toFixed(12))).toEqual(['0.100000000000', '0.500000000000', '0.900000000000'])
  calibrate({ kind: 'platt', slopes: [1], intercepts: [Math.log(3)] }, probabilities, 1)
  expect(probabilities[1]).toBeCloseTo(0.75, 12)
})

test('isotonic is linear between its points and level beyond them', () => {
  const probabilities = Float64Array.of(0, 0.2, 0.3, 0.4, 0.7, 1)
  calibrate({ kind: 'isotonic', curves: [{ x: Float64Array.of(0.2, 0.4, 0.6), y: Float64Array.of(0.1, 0.5, 0.6) }] }, probabilities, 1)
  expect([...probabilities].map((p) => Number(p.toFixed(12)))).toEqual([0.1, 0.1, 0.3, 0.5, 0.6, 0.6])
})

test('several classes are normalised; a row that every curve gives nothing keeps its own', () => {
  const curve = { x: Float64Array.of(0.3, 0.5), y: Float64Array.of(0, 1) }
  const probabilities = Float64Array.of(0.5, 0.4, 0.1, 0.3, 0.3, 0.3)
  calibrate({ kind: 'isotonic', curves: [curve, curve, curve] }, probabilities, 3)
  expect([...probabilities].map((p) => Number(p.toFixed(12)))).toEqual([0.666666666667, 0.333333333333, 0, 0.3, 0.3, 0.3])
})

test('certain probabilities stay finite', () => {
  const probabilities = Float64Array.of(0, 1)
  calibrate({ kind: 'platt', slopes: [5], intercepts: [1] }, probabilities, 1)
  expect(probabilities.every(Number.isFinite)).toBe(true)
})
