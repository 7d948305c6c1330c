import { createRandom } from '@assay/shared'
import { expect, test } from 'vitest'
import { fitLabelSet } from '../../src/index.ts'

const random = createRandom('label sets')
/** One in ten is positive, and the probability tells only so much. */
const draw = (rows: number): { target: Float64Array, predictions: Float64Array } => {
  const target = Float64Array.from({ length: rows }, () => Number(random.next() < 0.1))
  return { target, predictions: target.map((actual) => 1 / (1 + Math.exp(2 - actual * 1.5 - random.normal()))) }
}

test('the rare class is covered as often as the frequent one', () => {
  const { target, predictions } = draw(5000)
  const { least } = fitLabelSet(target, predictions, 0.9, 2)
  const fresh = draw(20_000)
  for (const label of [0, 1]) {
    const rows = [...fresh.predictions].filter((_, row) => fresh.target[row] === label).map((positive) => label === 1 ? positive : 1 - positive)
    const covered = rows.filter((probability) => probability >= least[label]!).length / rows.length
    expect(covered).toBeGreaterThan(0.87)
    expect(covered).toBeLessThan(0.93)
  }
})

test('of rows that were learnt from at least the share is covered, ties too', () => {
  const target = Float64Array.from({ length: 60 }, (_, row) => row % 3)
  const tied = Float64Array.from({ length: 180 }, (_, at) => [0.5, 0.3, 0.2][at % 3]!)
  expect([...fitLabelSet(target, tied, 0.9, 3).least]).toEqual([0.5, 0.3, 0.2])
})

test('a class of few rows is always in', () => {
  expect(fitLabelSet(Float64Array.of(...new Array<number>(50).fill(0), 1, 1), new Float64Array(52).fill(0.1), 0.9, 2).least[1]).toBe(0)
})
