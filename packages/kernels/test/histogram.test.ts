import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { histogramOf, sumOf, type Sums } from './oracle.ts'
import { putInMemory, someRows, type RowsInMemory } from './rows-in-memory.ts'

describe('histogram', () => {
  it.each([1, 7, 8, 19])('sums gradients by feature and bin (%i features)', (features) => {
    fc.assert(fc.property(someRows(features, 256), ({ bins, gradients }) => {
      const placed = putInMemory(bins, gradients)
      const { kernels, order, rows, sums } = placed
      const begin = Math.floor(rows / 3)
      kernels.histogram(placed.bins, features, placed.stride, order, begin, rows, placed.gradients, sums)
      expect(readSums(placed)).toEqual(histogramOf(bins, range(begin, rows), gradients))
    }), { numRuns: 30 })
  })

  it('sums chosen features and leaves the others alone', () => {
    fc.assert(fc.property(someRows(5, 256), ({ bins, gradients }) => {
      const placed = putInMemory(bins, gradients)
      const { kernels, memory, order, rows, sums } = placed
      const list = memory.reserve(8)
      memory.words(list, 2).set([1, 3])
      kernels.histogramOfSome(placed.bins, placed.stride, order, 0, rows, placed.gradients, sums, list, 2)
      const read = readSums(placed)
      const expected = histogramOf(bins, range(0, rows), gradients)
      expect([read[1], read[3]]).toEqual([expected[1], expected[3]])
      expect(memory.bytes(sums, 2048).every((byte) => byte === 0xa5)).toBe(true)
    }), { numRuns: 30 })
  })

  it('leaves the sibling when a child is subtracted', () => {
    fc.assert(fc.property(someRows(3, 256), ({ bins, gradients }) => {
      const placed = putInMemory(bins, gradients)
      const { kernels, memory, order, rows, sums } = placed
      const child = memory.reserve(3 * 2048)
      const middle = rows >> 1
      kernels.histogram(placed.bins, 3, placed.stride, order, 0, rows, placed.gradients, sums)
      kernels.histogram(placed.bins, 3, placed.stride, order, 0, middle, placed.gradients, child)
      kernels.subtract(sums, child, 3)
      expect(readSums(placed)).toEqual(histogramOf(bins, range(middle, rows), gradients))
    }), { numRuns: 30 })
  })

  it.each([[30, 1500, 'scattered'], [30, 1500, 'consecutive'], [261, 300, 'scattered'], [261, 300, 'consecutive']] as const)('sums tables wider and longer than are staged at a time (%i features, %i rows, %s)', (features, count, how) => {
    const bins = range(0, count).map((row) => range(0, features).map((feature) => mixed(row * features + feature) % 256))
    const gradients = bins.map((_, row) => ({ gradient: mixed(row) % 2000 - 1000, hessian: 1 + mixed(-row) % 1000 }))
    const placed = putInMemory(bins, gradients)
    const { kernels, memory, order, sums, stride } = placed
    const rows = range(0, count).filter((row) => how === 'consecutive' || row % 7 < 5)
    memory.words(order, rows.length).set(rows)
    kernels.histogram(placed.bins, features, stride, order, 0, rows.length, placed.gradients, sums)
    const expected = histogramOf(bins, rows, gradients)
    expect(readSums(placed)).toEqual(expected)

    memory.bytes(sums, features * 2048).fill(0xa5)
    const list = memory.reserve(features * 4)
    memory.words(list, features).set(range(0, features))
    kernels.histogramOfSome(placed.bins, stride, order, 0, rows.length, placed.gradients, sums, list, features)
    expect(readSums(placed)).toEqual(expected)
  })

  it('sums a range of rows', () => {
    fc.assert(fc.property(someRows(1, 2), ({ bins, gradients }) => {
      const { kernels, memory, order, rows, split, gradients: at } = putInMemory(bins, gradients)
      kernels.sumGradients(at, order, 1, rows, split)
      expect({ hessian: memory.words(split, 1)[0], gradient: memory.integers(split, 2)[1] }).toEqual(sumOf(range(1, rows), gradients))
    }))
  })
})

function range (begin: number, end: number): number[] {
  return Array.from({ length: end - begin }, (_, i) => begin + i)
}

/** A whole number without a pattern. */
function mixed (at: number): number {
  return Math.imul(at + 1, 0x9e3779b1) >>> 8
}

function readSums ({ memory, sums, features }: RowsInMemory): Sums[][] {
  const hessians = memory.words(sums, features * 512)
  const gradients = memory.integers(sums, features * 512)
  return Array.from({ length: features }, (_, feature) => Array.from({ length: 256 }, (_, bin) => {
    const at = (feature * 256 + bin) * 2
    return { gradient: gradients[at + 1]!, hessian: hessians[at]! }
  }))
}
