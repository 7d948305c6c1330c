import type { Address } from './kernel-memory.ts'

/**
 * The functions of `assembly/`, where each is described. Counts are numbers, arrays are addresses.
 *
 * Rows are uint32 row numbers. Bins are one byte: 0 is missing, 1 … 255 are values or levels. A gradient becomes a *packed gradient*: an int64 with the
 * quantised gradient (signed) in its high and the quantised hessian (unsigned) in its low 32 bits, so that sums are exact and do not depend on their order.
 * A histogram is features × 256 packed gradients. A block of a design matrix is features × `designBlockRows` doubles.
 */
export interface Kernels {
  firstFree: () => Address
  sortDoubles: (values: Address, count: number, scratch: Address) => void
  selectDouble: (values: Address, count: number, rank: number) => number
  describeDoubles: (values: Address, count: number, middle: number, known: Address) => void
  scaleDoubles: (values: Address, count: number, fill: number, low: number, high: number, center: number, scale: number) => void
  binNumbers: (values: Address, rows: number, cuts: Address, bins: Address) => void
  transposeBins: (columns: Address, columnBytes: number, features: number, count: number, rows: Address, rowBytes: number) => void
  logisticGradients: (scores: Address, target: Address, rows: number, negativeWeight: number, positiveWeight: number, gradients: Address) => void
  softmaxProbabilities: (scores: Address, rows: number, stride: number, classes: number, probabilities: Address) => void
  softmaxGradients: (probabilities: Address, target: Address, rows: number, classIndex: number, weights: Address, gradients: Address) => void
  squaredGradients: (scores: Address, target: Address, rows: number, scale: number, gradients: Address) => void
  sumMagnitudes: (gradients: Address, rows: number, out: Address) => void
  quantise: (gradients: Address, rows: number, gradientScale: number, hessianScale: number, seed: number) => void
  sumGradients: (gradients: Address, rows: Address, begin: number, end: number, out: Address) => void
  histogram: (bins: Address, features: number, stride: number, rows: Address, begin: number, end: number, gradients: Address, sums: Address) => void
  histogramOfSome: (
    bins: Address, stride: number, rows: Address, begin: number, end: number, gradients: Address, sums: Address, list: Address, count: number
  ) => void
  subtract: (sums: Address, child: Address, features: number) => void
  findNumericSplit: (
    sums: Address, list: Address, count: number, binCounts: Address, totalGradient: number, totalHessian: number,
    l1: number, l2: number, minWeight: number, out: Address
  ) => void
  findSplitOfFewRows: (
    bins: Address, stride: number, rows: Address, begin: number, end: number, gradients: Address, list: Address, count: number,
    totalGradient: number, totalHessian: number, l1: number, l2: number, minWeight: number, out: Address
  ) => void
  findMonotoneSplit: (
    sums: Address, feature: number, bins: number, direction: number, totalGradient: number, totalHessian: number,
    l1: number, l2: number, minWeight: number, out: Address
  ) => void
  findCategoricalSplit: (
    sums: Address, feature: number, bins: number, totalGradient: number, totalHessian: number,
    l1: number, l2: number, minWeight: number, oneHotBins: number, smoothing: number, out: Address
  ) => void
  /** @returns rows on the left */
  partition: (rows: Address, begin: number, end: number, scratch: Address, column: Address, set: Address) => number
  addToRows: (scores: Address, rows: Address, begin: number, end: number, value: number) => void
  countClasses: (labels: Address, rows: Address, begin: number, end: number, classes: number, counts: Address) => void
  classHistogram: (
    bins: Address, stride: number, rows: Address, begin: number, end: number, labels: Address, classes: number, list: Address, count: number, histograms: Address
  ) => void
  clearClassHistograms: (histograms: Address, classes: number, count: number) => void
  findClassSplit: (
    histogram: Address, feature: number, bins: number, categorical: number, classes: number, totals: Address, left: Address,
    minWeight: number, oneHotBins: number, out: Address
  ) => void
  collapseSums: (sums: Address, bins: number, draw: number) => void
  collapseCounts: (histogram: Address, classes: number, draw: number) => void
  walkTree: (nodes: Address, bins: Address, stride: number, rows: Address, begin: number, end: number, scores: Address) => void
  multiplyBlock: (x: Address, features: number, coefficients: Address, products: Address) => void
  addWeightedRows: (x: Address, features: number, weights: Address, sums: Address) => void
  addGram: (x: Address, features: number, weights: Address, scratch: Address, gram: Address) => void
  /** @returns the loss */
  logisticResiduals: (margins: Address, truth: Address, negativeWeight: number, positiveWeight: number) => number
  logisticCurvatures: (margins: Address, truth: Address, negativeWeight: number, positiveWeight: number, curvatures: Address) => void
  /** @returns rows */
  splitRows: (
    block: Address, at: number, end: number, delimiter: number, quote: number, columns: number, most: number, longest: number, line: number, lastLine: number,
    starts: Address, ends: Address, lines: Address, asWritten: Address, doubled: Address, out: Address
  ) => number
  undoubleQuotes: (block: Address, quote: number, cells: Address, count: number, starts: Address, ends: Address) => void
  /** @returns rows that are left to others */
  readDecimals: (
    block: Address, starts: Address, ends: Address, columns: number, rows: number, decimal: number, powers: Address, values: Address, rest: Address, tallies: Address
  ) => number
  /** @returns rows that are left to others */
  readIsoDates: (
    block: Address, starts: Address, ends: Address, columns: number, rows: number, days: boolean, seconds: boolean, values: Address, rest: Address, tallies: Address
  ) => number
  /** @returns rows that are left to others */
  findLabels: (
    block: Address, starts: Address, ends: Address, columns: number, rows: number, slots: Address, mask: number, codes: Address, rest: Address
  ) => number
  rememberLabels: (
    block: Address, starts: Address, ends: Address, columns: number, rows: Address, count: number, slots: Address, mask: number, codes: Address
  ) => void
  addTreeShap: (
    trees: Address, count: number, values: Address, valueBytes: number, pairs: number, scratch: Address, area: number, sums: Address, sumBytes: number
  ) => void
}

/** Bytes of one feature's histogram. */
export const histogramBytes = 2048
/** Bytes of one feature's histogram of classes, of which the first ones are the set of bins that hold rows. */
export const classSetBytes = 32
export const classHistogramBytes = (classes: number): number => classSetBytes + 256 * classes * 4
/** Bytes of a tree's node in `walkTree`, and of the split record that `find…Split` write. */
export const nodeBytes = 48
export const splitBytes = 64
/** Rows of a block of a design matrix. */
export const designBlockRows = 128
