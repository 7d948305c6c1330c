import type { Histogram } from '@assay/shared'
import { inBlocks } from '@assay/table'

/**
 * Counts of bins whose width is a power of two and whose edges are multiples of it. Bins of equal width from two histograms are the same
 * bins, and two bins beside each other are one of the next width; so histograms merge without loss.
 */
export interface DyadicHistogram {
  /** Bins are 2^exponent wide. */
  readonly exponent: number
  /** Bin i holds the values from (first + i) × 2^exponent on. */
  readonly first: number
  readonly counts: Float64Array
}

const mostBins = 40

/** @param low, high the smallest and the largest value; missing values (NaN) do not count */
export function countDyadic (values: Float64Array, low: number, high: number): DyadicHistogram {
  if (low > high) return { exponent: 0, first: 0, counts: new Float64Array(0) }
  const exponent = exponentFor(low, high)
  const scale = 2 ** -exponent
  const first = binOf(low, scale)
  const counts = new Float64Array(binOf(high, scale) - first + 1)
  inBlocks(values.length, (from, to) => addToBins(counts, first, values, scale, from, to))
  return { exponent, first, counts }
}

function addToBins (counts: Float64Array, first: number, values: Float64Array, scale: number, from: number, to: number): void {
  for (let row = from; row < to; row++) {
    const bin = binOf(values[row]!, scale) - first
    if (bin === bin) counts[bin]!++
  }
}

export function mergeDyadic (a: DyadicHistogram, b: DyadicHistogram): DyadicHistogram {
  if (a.counts.length === 0) return b
  if (b.counts.length === 0) return a
  let exponent = Math.max(a.exponent, b.exponent)
  let [wideA, wideB] = [widen(a, exponent), widen(b, exponent)]
  const bins = (): number => Math.max(endOf(wideA), endOf(wideB)) - Math.min(wideA.first, wideB.first)
  while (bins() > mostBins) [wideA, wideB] = [widen(wideA, ++exponent), widen(wideB, exponent)]
  const first = Math.min(wideA.first, wideB.first)
  const counts = new Float64Array(bins())
  for (const part of [wideA, wideB]) part.counts.forEach((rows, bin) => { counts[part.first - first + bin]! += rows })
  return { exponent, first, counts }
}

/** @param whole all values are whole numbers: each bin then holds as many of them as the next, with its edges between them */
export function toHistogram (dyadic: DyadicHistogram, whole: boolean): Histogram {
  const { exponent, first, counts } = whole && dyadic.exponent < 0 ? widen(dyadic, 0) : dyadic
  const shift = whole ? .5 : 0
  const edgeAt = (edge: number): number => Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, (first + edge) * 2 ** exponent - shift))
  return { edges: Array.from({ length: counts.length + 1 }, (_, edge) => edgeAt(edge)), counts: Array.from(counts) }
}

/** A negative number whose product is too small for a double is below zero still; −0 is 0. */
function binOf (value: number, scale: number): number {
  const scaled = value * scale
  return scaled === 0 ? (value < 0 ? -1 : 0) : Math.floor(scaled)
}

const endOf = ({ first, counts }: DyadicHistogram): number => first + counts.length

/** The narrowest bins of which few enough cover the range, and whose numbers are exact. */
function exponentFor (low: number, high: number): number {
  const largest = Math.max(Math.abs(low), Math.abs(high))
  let exponent = Math.max(-1000, Math.ceil(Math.log2(largest)) - 51)
  if (high > low) exponent = Math.max(exponent, Math.floor(Math.log2(high / mostBins - low / mostBins)))
  while (binOf(high, 2 ** -exponent) - binOf(low, 2 ** -exponent) >= mostBins) exponent++
  return exponent
}

function widen ({ exponent, first, counts }: DyadicHistogram, wider: number): DyadicHistogram {
  const scale = 2 ** (exponent - wider)
  const widerFirst = binOf(first, scale)
  const widerCounts = new Float64Array(binOf(first + counts.length - 1, scale) - widerFirst + 1)
  counts.forEach((rows, bin) => { widerCounts[binOf(first + bin, scale) - widerFirst]! += rows })
  return { exponent: wider, first: widerFirst, counts: widerCounts }
}
