import { createRandom } from '@assay/shared'
import { expect, test } from 'vitest'
import { fitInterval } from '../../src/index.ts'

const random = createRandom('intervals')
/** Errors grow with the value. */
const draw = (rows: number): { target: Float64Array, predictions: Float64Array } => {
  const predictions = Float64Array.from({ length: rows }, () => 10 * random.next())
  return { target: predictions.map((value) => value + (0.1 + value) * random.normal()), predictions }
}

test('new values lie within as often as was promised, small ones and large ones', () => {
  const { target, predictions } = draw(4000)
  const { edges, radii } = fitInterval(target, predictions, 0.9)
  expect(edges.length).toBe(radii.length - 1)
  expect(radii.at(-1)).toBeGreaterThan(5 * radii[0]!)
  const fresh = draw(20_000)
  const radiusOf = (value: number): number => radii[edges.filter((edge) => value >= edge).length]!
  const within = fresh.target.map((value, row) => Number(Math.abs(value - fresh.predictions[row]!) <= radiusOf(fresh.predictions[row]!)))
  for (const part of [(value: number) => value < 2, (value: number) => value > 8]) {
    const rows = [...within].filter((_, row) => part(fresh.predictions[row]!))
    expect(rows.reduce((sum, one) => sum + one, 0) / rows.length).toBeCloseTo(0.9, 1)
  }
  expect(within.reduce((sum, one) => sum + one, 0) / within.length).toBeGreaterThan(0.88)
})

test('equal predictions have one interval', () => {
  const target = Float64Array.from({ length: 2000 }, (_, row) => row)
  const { edges, radii } = fitInterval(target, new Float64Array(2000).fill(1000), 0.9)
  expect([[...edges], [...radii]]).toEqual([[], [900]])
})

test('few rows promise what they can: the largest error', () => {
  expect([...fitInterval(Float64Array.of(1, 5), Float64Array.of(1, 2), 0.9).radii]).toEqual([3])
})
