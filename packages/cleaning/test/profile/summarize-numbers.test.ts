import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { quantile, summarizeNumbers } from '../../src/profile/summarize-numbers.ts'

const values = Float64Array.of(3.5, -1, 0, 7.25, 7.25, 12, 100.5, 0, 2, 2, 2, NaN, 5.75, -8.5)

describe('a column of numbers', () => {
  const { missing, distinct, topLevels, number } = summarizeNumbers(values)

  test('has the moments that pandas computes', () => {
    expect(missing).toBe(1)
    expect(distinct).toBe(9)
    expect(number?.mean).toBeCloseTo(10.211538461538462, 12)
    expect(number?.standardDeviation).toBeCloseTo(27.574680066489087, 12)
    expect(number?.skewness).toBeCloseTo(3.400028948874031, 12)
    expect(number).toMatchObject({ zeros: 2, negatives: 2, integer: false })
  })

  test('has the quantiles that pandas computes', () => {
    const expected = [-8.5, -7.6, -3.999999999999999, 0, 2, 7.25, 47.39999999999988, 89.87999999999991, 100.5]
    expected.forEach((value, place) => expect(number?.quantiles[place]).toBeCloseTo(value, 10))
  })

  test('has the histogram that numpy computes in the same bins', () => {
    const { edges, counts } = number!.histogram
    expect([edges[0], edges[1], edges.at(-1)]).toEqual([-12, -8, 104])
    expect(counts).toEqual([1, 0, 1, 6, 3, 0, 1, ...Array<number>(21).fill(0), 1])
  })

  test('lists the values that repeat, most frequent first', () => {
    expect(topLevels).toEqual([{ level: '2', rows: 3 }, { level: '0', rows: 2 }, { level: '7.25', rows: 2 }])
  })
})

test('whole numbers get bins of a whole width', () => {
  const years = Float64Array.from({ length: 500 }, (_, row) => row % 50)
  const { edges, counts } = summarizeNumbers(years).number!.histogram
  expect(edges[0]).toBe(-0.5)
  expect(edges[1]).toBe(1.5)
  expect(counts).toEqual(Array<number>(25).fill(20))
})

test('a column without values has no summary', () => {
  expect(summarizeNumbers(Float64Array.of(NaN, NaN))).toEqual({ missing: 2, distinct: 0, topLevels: [], sentinels: [] })
})

test('one value, however often, is one bin', () => {
  const { number, distinct } = summarizeNumbers(Float64Array.of(0.25, 0.25, 0.25))
  expect(distinct).toBe(1)
  expect(number).toMatchObject({ mean: 0.25, standardDeviation: 0, skewness: 0, histogram: { counts: [3] } })
})

test('of very many values, levels are counted in all rows', () => {
  const many = Float64Array.from({ length: 1_200_000 }, (_, row) => row % 1_000)
  const { number, missing, distinct, topLevels } = summarizeNumbers(many)
  expect([missing, distinct]).toEqual([0, 1_000])
  expect(number!.mean).toBeCloseTo(499.5, 6)
  expect(Math.abs(number!.quantiles[4]! - 499.5)).toBeLessThan(8)
  expect(topLevels.every(({ rows }) => rows === 1_200)).toBe(true)
  expect(number!.histogram.counts.reduce((sum, rows) => sum + rows, 0)).toBe(1_200_000)
})

test('of very many values, those that differ in every row are known to', () => {
  const many = Float64Array.from({ length: 600_000 }, (_, row) => row % 2 === 0 ? row : -1)
  expect(summarizeNumbers(many.filter((value) => value >= 0)).distinct).toBe(300_000)
  const { distinct, topLevels: [common] } = summarizeNumbers(many)
  expect(Math.abs(distinct - 300_001)).toBeLessThan(0.024 * 300_000)
  expect(common!.level).toBe('-1')
  expect(Math.abs(common!.rows - 300_000)).toBeLessThan(0.008 * 600_000)
})

test('every present value is in one bin, and quantiles ascend from the smallest to the largest', () => {
  fc.assert(fc.property(fc.array(fc.oneof(fc.double(), fc.integer({ min: -20, max: 20 })), { minLength: 1 }), (numbers) => {
    const column = Float64Array.from(numbers, (value) => Number.isFinite(value) ? value + 0 : NaN)
    const present = column.filter((value) => !Number.isNaN(value))
    const { number, missing } = summarizeNumbers(column)
    expect(missing).toBe(column.length - present.length)
    if (number === undefined) return
    expect(number.histogram.counts.reduce((sum, rows) => sum + rows, 0)).toBe(present.length)
    expect(number.histogram.edges).toHaveLength(number.histogram.counts.length + 1)
    expect(number.quantiles[0]).toBe(Math.min(...present))
    expect(number.quantiles.at(-1)).toBe(Math.max(...present))
    number.quantiles.forEach((value, place) => expect(value).toBeGreaterThanOrEqual(number.quantiles[place - 1] ?? -Infinity))
  }), { numRuns: 300 })
})

test('a quantile between two values is interpolated', () => {
  expect(quantile(Float64Array.of(1, 2, 4), 0.75)).toBe(3)
  expect(quantile(Float64Array.of(5), 0.3)).toBe(5)
})
