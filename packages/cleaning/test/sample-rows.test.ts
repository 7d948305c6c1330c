import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sampleRows } from '../src/sample-rows.ts'

test('takes all rows when they are few', () => {
  expect([...sampleRows(4, 10)]).toEqual([0, 1, 2, 3])
})

test('takes as many as asked, ascending, one of each stretch, the same every time', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 2_000 }), fc.integer({ min: 1, max: 300 }), (rows, size) => {
    const sample = sampleRows(rows, size)
    expect(sample).toHaveLength(Math.min(rows, size))
    expect(sample.every((row, place) => row < rows && row > (sample[place - 1] ?? -1))).toBe(true)
    expect(sampleRows(rows, size)).toEqual(sample)
  }))
})
