import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { classHistogramBytes, classSetBytes, openKernels, splitBytes } from '../src/index.ts'
import { bestClassGain } from './oracle.ts'

const { kernels, memory } = openKernels()
const start = memory.mark()
const classes = 3
const bins = 6

const rowsOfClasses = fc.array(fc.record({ bin: fc.nat(bins - 1), label: fc.nat(classes - 1), weight: fc.integer({ min: 1, max: 4 }) }), { minLength: 2, maxLength: 40 })

describe('class counts', () => {
  it('find the cut that leaves the least Gini impurity', () => {
    fc.assert(fc.property(rowsOfClasses, fc.constantFrom(1, 5), (rows, minWeight) => {
      const { histogram, totals, left, split, expected } = place(rows)
      memory.doubles(split, 1)[0] = 0
      memory.integers(split, 5)[4] = -1
      kernels.findClassSplit(histogram, 0, bins, 0, classes, totals, left, minWeight, 5, split)
      const best = bestClassGain(expected, minWeight)
      if (best > 0) expect(memory.doubles(split, 1)[0]).toBeCloseTo(best, 9)
      else expect(memory.integers(split, 5)[4]).toBe(-1)
    }))
  })

  it('count by bin and in all', () => {
    fc.assert(fc.property(rowsOfClasses, (rows) => {
      const { counts, totals, expected } = place(rows)
      expect([...memory.words(counts, bins * classes)]).toEqual(expected.flat())
      expect([...memory.words(totals, classes)]).toEqual([0, 1, 2].map((k) => expected.reduce((sum, bin) => sum + bin[k]!, 0)))
    }))
  })

  it('are cleared to the last byte, collapsed or not', () => {
    fc.assert(fc.property(rowsOfClasses, fc.boolean(), (rows, collapsed) => {
      const { histogram } = place(rows)
      if (collapsed) kernels.collapseCounts(histogram, classes, 0.5)
      kernels.clearClassHistograms(histogram, classes, 1)
      expect(memory.bytes(histogram, classHistogramBytes(classes)).every((byte) => byte === 0)).toBe(true)
    }))
  })

  it('collapse to two bins around a random cut, without losing a row', () => {
    fc.assert(fc.property(rowsOfClasses, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (rows, draw) => {
      const { histogram, counts, totals, expected } = place(rows)
      kernels.collapseCounts(histogram, classes, draw)
      const after = Array.from({ length: bins }, (_, bin) => [...memory.words(counts + bin * classes * 4, classes)])
      const filled = (table: number[][]): number[] => table.flatMap((bin, index) => index > 0 && bin.some((count) => count > 0) ? [index] : [])
      expect(after[0]).toEqual(expected[0])
      expect([0, 1, 2].map((k) => after.reduce((sum, bin) => sum + bin[k]!, 0))).toEqual([...memory.words(totals, classes)])
      const before = filled(expected)
      expect(filled(after).length).toBe(Math.min(2, before.length))
      if (before.length > 0) expect(filled(after).at(-1)).toBe(before.at(-1))
    }))
  })
})

function place (rows: { bin: number, label: number, weight: number }[]) {
  memory.release(start)
  const [binsAt, order, labels, list] = [memory.reserve(rows.length), memory.reserve(rows.length * 4), memory.reserve(rows.length * 4), memory.reserve(4)]
  const [histogram, totals, left, split] = [memory.reserve(classHistogramBytes(classes)), memory.reserve(classes * 4), memory.reserve(classes * 4), memory.reserve(splitBytes)]
  memory.bytes(binsAt, rows.length).set(rows.map(({ bin }) => bin))
  memory.words(order, rows.length).set(rows.map((_, row) => row))
  memory.words(labels, rows.length).set(rows.map(({ label, weight }) => label + weight * 65_536))
  memory.words(list, 1)[0] = 0
  memory.bytes(histogram, classHistogramBytes(classes)).fill(0)
  kernels.classHistogram(binsAt, 1, order, 0, rows.length, labels, classes, list, 1, histogram)
  kernels.countClasses(labels, order, 0, rows.length, classes, totals)
  const expected = Array.from({ length: bins }, (_, bin) => Array.from({ length: classes }, (_, k) =>
    rows.filter((row) => row.bin === bin && row.label === k).reduce((sum, { weight }) => sum + weight, 0)))
  return { histogram, counts: histogram + classSetBytes, totals, left, split, expected }
}
