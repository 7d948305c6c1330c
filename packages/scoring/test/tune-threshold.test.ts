import { describe, expect, test } from 'vitest'
import * as fc from 'fast-check'
import { scorers, tuneThreshold } from '../src/index.ts'
import { binary } from './reference-rows.ts'

const rows = fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 12 })), { minLength: 2, maxLength: 40 })
  .filter((drawn) => drawn.some(([positive]) => positive) && drawn.some(([positive]) => !positive))
  .map((drawn) => ({ target: Float64Array.from(drawn, ([positive]) => Number(positive)), predictions: Float64Array.from(drawn, ([, p]) => p / 12) }))

/** Every way there is to cut the rows in two. */
const cuts = Array.from({ length: 14 }, (_, cut) => (cut - 0.5) / 12)

describe.each(['f1', 'balancedAccuracy'] as const)('tuned for %s', (kind) => {
  test('no other threshold scores higher', () => {
    fc.assert(fc.property(rows, ({ target, predictions }) => {
      const { threshold, worth } = tuneThreshold({ target, predictions, aim: { kind } })
      expect(scorers[kind].score(target, predictions, threshold)).toBeCloseTo(worth, 12)
      for (const cut of cuts) expect(worth).toBeGreaterThanOrEqual(scorers[kind].score(target, predictions, cut) - 1e-12)
    }))
  })
})

test('tuned for cost, no other threshold is cheaper', () => {
  fc.assert(fc.property(rows, fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }), ({ target, predictions }, falseAlarm, miss) => {
    const costAt = (threshold: number): number => target.reduce((sum, actual, row) => {
      const answered = predictions[row]! >= threshold
      return sum + (answered && actual === 0 ? falseAlarm : !answered && actual === 1 ? miss : 0)
    }, 0)
    const { threshold, worth } = tuneThreshold({ target, predictions, aim: { kind: 'cost', falseAlarm, miss } })
    expect(costAt(threshold)).toBe(-worth === 0 ? 0 : -worth)
    for (const cut of cuts) expect(costAt(threshold)).toBeLessThanOrEqual(costAt(cut))
  }))
})

test('a capacity is used as far as whole ties allow, and never exceeded', () => {
  fc.assert(fc.property(rows, fc.integer({ min: 0, max: 40 }), ({ target, predictions }, capacity) => {
    const answeredAt = (threshold: number): number => predictions.filter((p) => p >= threshold).length
    const { threshold } = tuneThreshold({ target, predictions, aim: { kind: 'capacity', rows: capacity } })
    expect(answeredAt(threshold)).toBe(Math.max(...cuts.map(answeredAt).filter((answered) => answered <= capacity)))
  }))
})

test('a capacity may be given for another number of rows', () => {
  const { threshold } = tuneThreshold({ ...binary, aim: { kind: 'capacity', rows: 100, of: 1000 } })
  const answered = binary.predictions.filter((p) => p >= threshold).length
  expect(answered).toBeLessThanOrEqual(24)
  expect(answered).toBeGreaterThan(18)
})

test('stands half-way between two rows', () => {
  expect(tuneThreshold({ target: Float64Array.of(0, 0, 1, 1), predictions: Float64Array.of(0.1, 0.25, 0.75, 0.9), aim: { kind: 'f1' } }))
    .toEqual({ threshold: 0.5, worth: 1 })
})
