import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openKernels } from '../src/index.ts'

const { kernels, memory } = openKernels()
const start = memory.mark()

/** Whole numbers, many of them alike: sums are exact. */
const numbers = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 80 })
const withGaps = fc.array(fc.oneof(fc.integer({ min: -20, max: 20 }), fc.constant(NaN)), { minLength: 1, maxLength: 80 })

function place (values: readonly number[]): number {
  memory.release(start)
  const at = memory.reserve(values.length * 8)
  memory.doubles(at, values.length).set(values)
  return at
}

test('selects what sorting puts at a rank, and leaves what is smaller before it', () => {
  fc.assert(fc.property(numbers, fc.nat(), (values, drawn) => {
    const rank = drawn % values.length
    const at = place(values)
    const sorted = values.toSorted((a, b) => a - b)
    expect(kernels.selectDouble(at, values.length, rank)).toBe(sorted[rank])
    expect([...memory.doubles(at, rank)].sort((a, b) => a - b)).toEqual(sorted.slice(0, rank))
  }))
})

test('describes a column as plain loops do, gaps left out', () => {
  fc.assert(fc.property(withGaps, fc.integer({ min: -5, max: 5 }), (values, middle) => {
    const at = place([...values, NaN])
    const out = memory.reserve(40)
    memory.doubles(out, 5).set([0, Infinity, -Infinity, 0, 0])
    kernels.describeDoubles(at, values.length, middle, out)
    const known = values.filter((value) => !Number.isNaN(value))
    const distances = known.map((value) => value - middle)
    expect([...memory.doubles(out, 5)]).toEqual([
      known.length, Math.min(...known), Math.max(...known),
      distances.reduce((sum, distance) => sum + distance, 0), distances.reduce((sum, distance) => sum + distance * distance, 0)
    ])
  }))
})

test('scales a column in place and nothing behind it', () => {
  fc.assert(fc.property(withGaps, (values) => {
    const at = place([...values, 0])
    kernels.scaleDoubles(at, values.length, 7, -10, 12, 3, 0.7)
    expect([...memory.doubles(at, values.length + 1)]).toEqual([...values.map((value) => (Math.min(Math.max(Number.isNaN(value) ? 7 : value, -10), 12) - 3) / 0.7), 0])
  }))
})
