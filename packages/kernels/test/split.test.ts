import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bestMonotoneGain, bestNumericGain, bestSubsetGain, gainOfSet, histogramOf, sumOf } from './oracle.ts'
import { putInMemory, someRows, type RowsInMemory } from './rows-in-memory.ts'

const limits = fc.record({ l1: fc.constantFrom(0, 50_000), l2: fc.constantFrom(0, 1, 10_000), minWeight: fc.constantFrom(1, 100_000) })

describe('findNumericSplit', () => {
  it('finds the largest gain of all cuts, with missing values on either side', () => {
    fc.assert(fc.property(someRows(1, 8), limits, ({ bins, gradients }, { l1, l2, minWeight }) => {
      const placed = fillHistogram(bins, gradients)
      const { kernels, memory, split, sums } = placed
      const question = { bins: 8, l1, l2, minWeight }
      const total = sumOf(bins.map((_, row) => row), gradients)
      const list = memory.reserve(4)
      const binCounts = memory.reserve(4)
      memory.words(list, 1)[0] = 0
      memory.words(binCounts, 1)[0] = 8
      openRecord(placed)
      kernels.findNumericSplit(sums, list, 1, binCounts, total.gradient, total.hessian, l1, l2, minWeight, split)
      const found = readRecord(placed)
      const histogram = histogramOf(bins, bins.map((_, row) => row), gradients)[0]!
      const best = bestNumericGain(histogram, question)
      expectGain(found, best)
      if (best > 0) expect(gainOfSet(histogram, found.left, question) / best).toBeCloseTo(1, 9)
      if (best > 0) expect(found.leftSums).toEqual(sumOf(bins.flatMap(([bin], row) => found.left.has(bin!) ? [row] : []), gradients))
    }))
  })
})

describe('findSplitOfFewRows', () => {
  it('finds the largest gain of all features and cuts, again and again', () => {
    fc.assert(fc.property(someRows(3, 8), limits, fc.constantFrom(0, 64, 128, 248), ({ bins: low, gradients }, { l1, l2, minWeight }, shift) => {
      // the missing bin stays, others stand anywhere in the set of bins
      const bins = low.map((row) => row.map((bin) => (bin === 0 ? 0 : bin + shift)))
      const placed = putInMemory(bins, gradients)
      const { kernels, memory, split, order, stride, rows } = placed
      const list = memory.reserve(8)
      memory.words(list, 2).set([0, 2])
      const learnt = bins.map((_, row) => row).slice(1)
      const total = sumOf(learnt, gradients)
      const histogram = histogramOf(low, learnt, gradients)
      const question = { bins: 8, l1, l2, minWeight }
      const best = Math.max(bestNumericGain(histogram[0]!, question), bestNumericGain(histogram[2]!, question))
      for (let time = 0; time < 2; time++) {
        openRecord(placed)
        kernels.findSplitOfFewRows(placed.bins, stride, order, 1, rows, placed.gradients, list, 2, total.gradient, total.hessian, l1, l2, minWeight, split)
        const found = readRecord(placed)
        expectGain(found, best)
        if (best > 0) expect(found.leftSums).toEqual(sumOf(learnt.filter((row) => found.left.has(bins[row]![found.feature]!)), gradients))
      }
    }))
  })
})

describe('findMonotoneSplit', () => {
  it.each([1, -1])('finds the largest gain of the cuts that keep the promise (direction %i)', (direction) => {
    fc.assert(fc.property(someRows(1, 8), limits, ({ bins, gradients }, { l1, l2, minWeight }) => {
      const placed = fillHistogram(bins, gradients)
      const total = sumOf(bins.map((_, row) => row), gradients)
      openRecord(placed)
      placed.kernels.findMonotoneSplit(placed.sums, 0, 8, direction, total.gradient, total.hessian, l1, l2, minWeight, placed.split)
      const histogram = histogramOf(bins, bins.map((_, row) => row), gradients)[0]!
      const best = bestMonotoneGain(histogram, direction, { bins: 8, l1, l2, minWeight })
      expectGain(readRecord(placed), best)
    }))
  })
})

describe('findCategoricalSplit', () => {
  it('finds the best of all subsets of many levels when nothing is missing', () => {
    fc.assert(fc.property(someRows(1, 7), ({ bins, gradients }) => {
      const levels = bins.map(([bin]) => [bin! + 1])
      const found = findCategorical(levels, gradients, 8, 5)
      const histogram = histogramOf(levels, levels.map((_, row) => row), gradients)[0]!
      const question = { bins: 8, l1: 0, l2: 0, minWeight: 1 }
      const best = bestSubsetGain(histogram, question)
      expectGain(found, best)
      if (best > 0) expect(gainOfSet(histogram, found.left, question) / best).toBeCloseTo(1, 9)
    }), { numRuns: 50 })
  })

  it('tries few levels one by one, and the missing values on both sides', () => {
    fc.assert(fc.property(someRows(1, 4), ({ bins, gradients }) => {
      const found = findCategorical(bins, gradients, 4, 5)
      const histogram = histogramOf(bins, bins.map((_, row) => row), gradients)[0]!
      const question = { bins: 4, l1: 0, l2: 0, minWeight: 1 }
      const best = Math.max(...[[0], [1], [2], [3], [0, 1], [0, 2], [0, 3]].map((left) => gainOfSet(histogram, new Set(left), question)))
      expectGain(found, best)
    }))
  })

  it('leaves the heavier side to levels that are not there', () => {
    fc.assert(fc.property(someRows(1, 20), ({ bins, gradients }) => {
      const found = findCategorical(bins, gradients, 40, 5)
      if (found.feature === -1) return
      const weight = sumOf(bins.map((_, row) => row), gradients).hessian
      expect(found.leftSums.hessian * 2).toBeLessThanOrEqual(weight)
      expect([...found.left].every((level) => bins.some(([bin]) => bin === level))).toBe(true)
    }))
  })
})

function expectGain (found: Found, best: number): void {
  if (best > 0) expect(found.gain / best).toBeCloseTo(1, 9)
  else expect(found.feature).toBe(-1)
}

function findCategorical (bins: number[][], gradients: { gradient: number, hessian: number }[], count: number, oneHotBins: number): Found {
  const placed = fillHistogram(bins, gradients)
  const total = sumOf(bins.map((_, row) => row), gradients)
  openRecord(placed)
  placed.kernels.findCategoricalSplit(placed.sums, 0, count, total.gradient, total.hessian, 0, 0, 1, oneHotBins, 0, placed.split)
  return readRecord(placed)
}

function fillHistogram (bins: number[][], gradients: { gradient: number, hessian: number }[]): RowsInMemory {
  const placed = putInMemory(bins, gradients)
  placed.kernels.histogram(placed.bins, 1, placed.stride, placed.order, 0, placed.rows, placed.gradients, placed.sums)
  return placed
}

function openRecord ({ memory, split }: RowsInMemory): void {
  memory.doubles(split, 1)[0] = 0
  memory.integers(split, 5)[4] = -1
}

interface Found { readonly gain: number, readonly feature: number, readonly left: Set<number>, readonly leftSums: { gradient: number, hessian: number } }

function readRecord ({ memory, split }: RowsInMemory): Found {
  const integers = memory.integers(split, 16)
  const words = memory.words(split, 16)
  const left = Array.from({ length: 256 }, (_, bin) => bin).filter((bin) => words[8 + (bin >> 5)]! >>> (bin & 31) & 1)
  return { gain: memory.doubles(split, 1)[0]!, feature: integers[4]!, left: new Set(left), leftSums: { gradient: integers[3]!, hessian: words[2]! } }
}
