import { describe, expect, test } from 'vitest'
import { createRandom } from '@assay/shared'
import { bootstrapInterval, crossValidatedInterval, scorers } from '../src/index.ts'
import { binary, regression } from './reference-rows.ts'

describe('crossValidatedInterval', () => {
  test('is the mean ± t × the corrected standard error', () => {
    const { score, interval } = crossValidatedInterval([0.8, 0.82, 0.78, 0.84, 0.76])
    // variance .001; 1/5 + 1/4 = .45; t(.975, 4) = 2.7764451
    const reach = 2.7764451051977987 * Math.sqrt(0.45 * 0.001)
    expect(score).toBeCloseTo(0.8, 12)
    expect(interval.low).toBeCloseTo(0.8 - reach, 10)
    expect(interval.high).toBeCloseTo(0.8 + reach, 10)
  })

  test('repeats narrow it, but never below what the shared rows leave open', () => {
    const once = [0.8, 0.82, 0.78, 0.84, 0.76]
    const many = Array.from({ length: 200 }, () => once).flat()
    const { interval: narrow } = crossValidatedInterval(many, { folds: 5 })
    const { interval: wide } = crossValidatedInterval(once)
    expect(narrow.high - narrow.low).toBeLessThan(wide.high - wide.low)
    expect(narrow.high - narrow.low).toBeGreaterThan(2 * 1.96 * Math.sqrt(0.25 * 0.0008))
  })

  test('is cut at the bounds, and a single fold leaves it as wide as they are', () => {
    expect(crossValidatedInterval([0.9, 1, 1], { bounds: [0, 1] }).interval.high).toBe(1)
    expect(crossValidatedInterval([0.7], { bounds: [0, 1] })).toEqual({ score: 0.7, interval: { low: 0, high: 1 } })
    expect(JSON.parse(JSON.stringify(crossValidatedInterval([12], { bounds: scorers.rmse.bounds }).interval)).high).toBe(Number.MAX_VALUE)
  })
})

describe('bootstrapInterval', () => {
  test('holds the score, repeats itself, and narrows with rows', () => {
    const request = { scorer: scorers.rocAuc, ...binary }
    const interval = bootstrapInterval({ ...request, random: createRandom(1) })
    const score = scorers.rocAuc.score(binary.target, binary.predictions)
    expect(interval.low).toBeLessThan(score)
    expect(interval.high).toBeGreaterThan(score)
    expect(bootstrapInterval({ ...request, random: createRandom(1) })).toEqual(interval)
    const fourfold = (values: Float64Array): Float64Array => Float64Array.from([...values, ...values, ...values, ...values])
    const more = bootstrapInterval({ scorer: scorers.rocAuc, target: fourfold(binary.target), predictions: fourfold(binary.predictions), random: createRandom(1) })
    expect((more.high - more.low) / (interval.high - interval.low)).toBeCloseTo(0.5, 1)
  })

  test('agrees with theory for a mean', () => {
    const { low, high } = bootstrapInterval({ scorer: scorers.mae, ...regression, random: createRandom(2), resamples: 2000 })
    const errors = regression.target.map((value, row) => Math.abs(value - regression.predictions[row]!))
    const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length
    const deviation = Math.sqrt(errors.reduce((sum, error) => sum + (error - mean) ** 2, 0) / errors.length)
    expect((high - low) / (2 * 1.96 * deviation / Math.sqrt(errors.length))).toBeCloseTo(1, 1)
  })

  test('covers the true score about as often as it says', () => {
    // P(positive above negative) of two normals one apart: Φ(1 / √2).
    const truth = 0.7602499389065233
    const random = createRandom('coverage')
    let covered = 0
    for (let round = 0; round < 200; round++) {
      const target = Float64Array.from({ length: 200 }, (_, row) => Number(row % 3 === 0))
      const predictions = target.map((actual) => actual + random.normal())
      const { low, high } = bootstrapInterval({ scorer: scorers.rocAuc, target, predictions, random: random.fork(round), resamples: 200 })
      if (low <= truth && truth <= high) covered++
    }
    expect(covered).toBeGreaterThanOrEqual(180)
    expect(covered).toBeLessThanOrEqual(199)
  })

  test('few resamples stand for many', () => {
    const few = bootstrapInterval({ scorer: scorers.rocAuc, ...binary, random: createRandom(3), resamples: 150 })
    const many = bootstrapInterval({ scorer: scorers.rocAuc, ...binary, random: createRandom(3), resamples: 1000 })
    expect((few.high - few.low) / (many.high - many.low)).toBeGreaterThan(0.8)
    expect((few.high - few.low) / (many.high - many.low)).toBeLessThan(1.25)
  })
})
