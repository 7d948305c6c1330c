import { describe, expect, test } from 'vitest'
import { createRandom } from '@assay/shared'
import { comparePaired, foldsTie, scorers } from '../src/index.ts'

const random = createRandom('compare')
const rows = 600
const target = Float64Array.from({ length: rows }, (_, row) => Number(row % 4 === 0))
const skilled = target.map((actual) => 1 / (1 + Math.exp(-(2 * actual + random.normal()))))
const guess = target.map(() => random.next())
const nearlySkilled = skilled.map((p) => Math.min(1, Math.max(0, p + 0.02 * random.normal())))

describe('comparePaired', () => {
  test('tells a better model from a worse one, from either side', () => {
    expect(comparePaired({ scorer: scorers.rocAuc, target, a: skilled, b: guess, random: createRandom(1) }).better).toBe('a')
    expect(comparePaired({ scorer: scorers.rocAuc, target, a: guess, b: skilled, random: createRandom(1) }).better).toBe('b')
    expect(comparePaired({ scorer: scorers.logLoss, target, a: skilled, b: guess, random: createRandom(1) }).better).toBe('a')
  })

  test('calls what is within noise a tie', () => {
    const { difference, low, high, better } = comparePaired({ scorer: scorers.rocAuc, target, a: skilled, b: nearlySkilled, random: createRandom(1) })
    expect(better).toBe('tie')
    expect(low).toBeLessThanOrEqual(0)
    expect(high).toBeGreaterThanOrEqual(0)
    expect(Math.abs(difference)).toBeLessThan(0.02)
  })

  test('over parts compares the means of their scores, so a shift of one part does not count', () => {
    const partOf = Uint8Array.from(target, (_, row) => row % 3)
    const shifted = skilled.map((p, row) => partOf[row] === 1 ? p * 0.2 : p)
    const request = { scorer: scorers.rocAuc, target, a: skilled, b: shifted, random: createRandom(1) }
    expect(comparePaired(request).better).toBe('a')
    expect(comparePaired({ ...request, partOf })).toEqual({ difference: 0, low: 0, high: 0, better: 'tie' })
    const score = (part: number, predictions: Float64Array): number =>
      scorers.rocAuc.score(target.filter((_, row) => partOf[row] === part), predictions.filter((_, row) => partOf[row] === part))
    const wanted = [0, 1, 2].reduce((sum, part) => sum + (score(part, skilled) - score(part, guess)) / 3, 0)
    expect(comparePaired({ ...request, b: guess, partOf }).difference).toBeCloseTo(wanted, 12)
  })

  test('a model ties with itself without doubt', () => {
    expect(comparePaired({ scorer: scorers.rocAuc, target, a: skilled, b: skilled, random: createRandom(1) })).toEqual({ difference: 0, low: 0, high: 0, better: 'tie' })
  })

  test('each model decides at its own threshold', () => {
    const thresholds = { a: 0.7, b: 0.35 }
    const halved = skilled.map((p) => p / 2)
    expect(comparePaired({ scorer: scorers.f1, target, a: skilled, b: halved, thresholds, random: createRandom(1) }).difference).toBe(0)
  })
})

describe('foldsTie', () => {
  test('differences that all point one way are no tie, others are', () => {
    expect(foldsTie([0.80, 0.82, 0.78, 0.84], [0.70, 0.73, 0.69, 0.73])).toBe(false)
    expect(foldsTie([0.80, 0.82, 0.78, 0.84], [0.81, 0.80, 0.79, 0.82])).toBe(true)
  })

  test('pairing matters: equal spreads, equal means, other folds', () => {
    const best = [0.70, 0.80, 0.90]
    expect(foldsTie(best, [0.69, 0.79, 0.89])).toBe(false)
    expect(foldsTie(best, [0.89, 0.69, 0.79])).toBe(true)
  })

  test('a single fold knows no noise', () => {
    expect(foldsTie([0.8], [0.8])).toBe(true)
    expect(foldsTie([0.8], [0.79])).toBe(false)
  })
})
