import { createRandom } from '@assay/shared'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countRegisters, estimateDistinct } from '../../src/sketch/distinct-registers.ts'
import { mergeNumberSketches, sketchNumbers, type NumberSketch } from '../../src/sketch/number-sketch.ts'
import { summarizeSketch } from '../../src/profile/summarize-numbers.ts'

const value = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }), fc.integer({ min: -30, max: 30 }), fc.constant(NaN), fc.constantFrom(0, -0, 1e-12))

function expectSame (merged: NumberSketch, whole: NumberSketch): void {
  const { mean, squares, cubes, ...exact } = whole.moments
  expect(merged).toMatchObject({ rows: whole.rows, moments: exact, histogram: whole.histogram, sample: whole.sample, registers: whole.registers })
  expect(merged.counts && new Map(merged.counts)).toEqual(whole.counts)
  const spread = Math.max(Math.abs(exact.low), Math.abs(exact.high), 1e-300)
  expect(Math.abs(merged.moments.mean - mean)).toBeLessThanOrEqual(1e-12 * spread + 1e-300)
  expect(Math.abs(merged.moments.squares - squares)).toBeLessThanOrEqual(1e-10 * spread ** 2 * exact.count + 1e-300)
  expect(Math.abs(merged.moments.cubes - cubes)).toBeLessThanOrEqual(1e-9 * spread ** 3 * exact.count + 1e-300)
}

describe('sketches of two parts of a column', () => {
  test('merge to the sketch of the column', () => {
    fc.assert(fc.property(fc.array(value, { minLength: 1, maxLength: 60 }), fc.nat(), (numbers, cut) => {
      const values = Float64Array.from(numbers)
      const at = cut % (values.length + 1)
      const merged = mergeNumberSketches(sketchNumbers(values.slice(0, at)), sketchNumbers(values.slice(at), at))
      if (sketchNumbers(values).moments.count > 0) expectSame(merged, sketchNumbers(values))
    }), { numRuns: 300 })
  })

  test.each([[[-5e-324], [0, -3.3e8]], [[5e-324, -1], [1e100]]])('merge to the sketch of the column where bins widen beyond a double: %j and %j', (earlier, later) => {
    const merged = mergeNumberSketches(sketchNumbers(Float64Array.from(earlier)), sketchNumbers(Float64Array.from(later), earlier.length))
    expectSame(merged, sketchNumbers(Float64Array.from([...earlier, ...later])))
  })

  test.each([0, 1, 150_000, 399_999])('merge alike where only a sample is kept, cut at row %d', (at) => {
    const random = createRandom('merge')
    const values = Float64Array.from({ length: 400_000 }, () => random.next() < .1 ? NaN : random.normal())
    expectSame(mergeNumberSketches(sketchNumbers(values.slice(0, at)), sketchNumbers(values.slice(at), at)), sketchNumbers(values))
  })
})

describe('beyond the bound to which all is exact', () => {
  const random = createRandom('quantiles')
  const values = Float64Array.from({ length: 500_000 }, () => Math.exp(random.normal()))
  const sorted = values.slice().sort()

  test.each([{ order: 'as they come', column: values }, { order: 'in order', column: sorted }])('quantiles are no more than 0.8 %% of the rows off, rows $order', ({ column }) => {
    const { number } = summarizeSketch(sketchNumbers(column))
    for (const [place, level] of [0, .01, .05, .25, .5, .75, .95, .99, 1].entries()) {
      const rank = sorted.findIndex((value) => value >= number!.quantiles[place]!) / (sorted.length - 1)
      expect(Math.abs(rank - level)).toBeLessThan(.008)
    }
  })

  test.each([2_000, 20_000, 150_000, 450_000])('%d distinct values are known to 2.4 %%', (distinct) => {
    const column = Float64Array.from({ length: 500_000 }, (_, row) => (row * 7919 % distinct) / 3)
    expect(Math.abs(summarizeSketch(sketchNumbers(column)).distinct / distinct - 1)).toBeLessThan(.024)
  })

  test('a column that numbers its rows has as many values as rows', () => {
    expect(summarizeSketch(sketchNumbers(Float64Array.from({ length: 300_000 }, (_, row) => row))).distinct).toBe(300_000)
  })
})

test('few distinct values are counted by linear counting', () => {
  expect(Math.round(estimateDistinct(countRegisters(Float64Array.of(1, 2, 3, 3, NaN, 0, -0))))).toBe(4)
})
