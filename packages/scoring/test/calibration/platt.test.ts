import { expect, test } from 'vitest'
import { createRandom } from '@assay/shared'
import { fitPlatt } from '../../src/calibration/platt.ts'

test('finds the slope and intercept that made the rows', () => {
  const random = createRandom('platt')
  const said = Float64Array.from({ length: 40_000 }, () => 0.01 + 0.98 * random.next())
  const target = said.map((p) => Number(random.next() < 1 / (1 + Math.exp(-(0.5 * Math.log(p / (1 - p)) - 1)))))
  const { slope, intercept } = fitPlatt(target, said)
  expect(Math.abs(slope - 0.5)).toBeLessThan(0.03)
  expect(Math.abs(intercept + 1)).toBeLessThan(0.03)
})

test('stays finite where classes are apart, or one is missing', () => {
  const apart = fitPlatt(Float64Array.of(0, 0, 1, 1), Float64Array.of(0, 1e-9, 1 - 1e-9, 1))
  const alone = fitPlatt(Float64Array.of(1, 1, 1), Float64Array.of(0.2, 0.4, 0.6))
  for (const { slope, intercept } of [apart, alone]) {
    expect(Number.isFinite(slope)).toBe(true)
    expect(Number.isFinite(intercept)).toBe(true)
  }
  expect(apart.slope).toBeGreaterThan(0)
})

test('never turns the order of probabilities round: what is wrong more often than right is taken for saying nothing', () => {
  const random = createRandom('turned round')
  const said = Float64Array.from({ length: 2_000 }, () => 0.01 + 0.98 * random.next())
  const target = said.map((p) => Number(random.next() < 0.3 * (1 - p)))
  const { slope, intercept } = fitPlatt(target, said)
  expect(slope).toBe(0)
  expect(1 / (1 + Math.exp(-intercept))).toBeCloseTo(target.reduce((sum, actual) => sum + actual, 0) / 2_000, 2)
})
