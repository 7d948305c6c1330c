import fc from 'fast-check'
import { expect, test } from 'vitest'
import { designBlockRows as rows, openKernels } from '../src/index.ts'

const { kernels, memory } = openKernels()
const start = memory.mark()

/** Whole numbers: sums are exact, in whatever order. */
const wholeNumbers = (count: number): fc.Arbitrary<number[]> => fc.array(fc.integer({ min: -50, max: 50 }), { minLength: count, maxLength: count })
const block = fc.integer({ min: 1, max: 11 }).chain((features) => fc.record({
  features: fc.constant(features), x: wholeNumbers(features * rows), weights: wholeNumbers(rows), coefficients: wholeNumbers(features)
}))

test('products, weighted sums of rows and Gram matrices of a block are what plain loops give', () => {
  fc.assert(fc.property(block, ({ features, x, weights, coefficients }) => {
    memory.release(start)
    const place = (values: readonly number[]): number => {
      const at = memory.reserve(values.length * 8)
      memory.doubles(at, values.length).set(values)
      return at
    }
    const [atX, atWeights, atCoefficients] = [place(x), place(weights), place(coefficients)]
    const [products, sums, scratch, gram] = [memory.reserve(rows * 8), place(coefficients), memory.reserve(rows * 8), place(new Array<number>(features * features).fill(1))]
    const all = Array.from({ length: rows }, (_, row) => row)
    const sum = (of: (row: number) => number): number => all.reduce((total, row) => total + of(row), 0)

    kernels.multiplyBlock(atX, features, atCoefficients, products)
    expect([...memory.doubles(products, rows)]).toEqual(all.map((row) => coefficients.reduce((total, c, feature) => total + c * x[feature * rows + row]!, 0)))
    kernels.addWeightedRows(atX, features, atWeights, sums)
    expect([...memory.doubles(sums, features)]).toEqual(coefficients.map((before, feature) => before + sum((row) => weights[row]! * x[feature * rows + row]!)))
    kernels.addGram(atX, features, atWeights, scratch, gram)
    expect([...memory.doubles(gram, features * features)]).toEqual(coefficients.flatMap((_, i) => coefficients.map((_, j) => (
      j > i ? 1 : 1 + sum((row) => weights[row]! * x[i * rows + row]! * x[j * rows + row]!)))))
  }), { numRuns: 30, seed: 1 })
})

test('residuals and loss of margins, between those that are sure and those that are not', () => {
  memory.release(start)
  const margins = Float64Array.from({ length: rows }, (_, row) => (row - 60) ** 3 / 400)
  const truth = margins.map((_, row) => row % 3 === 0 ? 1 : 0)
  const [atMargins, atTruth, curvatures] = [memory.reserve(rows * 8), memory.reserve(rows * 8), memory.reserve(rows * 8)]
  memory.doubles(atMargins, rows).set(margins)
  memory.doubles(atTruth, rows).set(truth)
  const weights = truth.map((label) => label === 1 ? 3 : 0.5)
  const shares = margins.map((margin) => 1 / (1 + Math.exp(-margin)))
  const largestGap = (wanted: Float64Array, at: number): number => Math.max(...memory.doubles(at, rows).map((value, row) => Math.abs(value - wanted[row]!)))

  kernels.logisticCurvatures(atMargins, atTruth, 0.5, 3, curvatures)
  expect(largestGap(weights.map((weight, row) => weight * shares[row]! * (1 - shares[row]!)), curvatures)).toBeLessThan(1e-15)
  const loss = kernels.logisticResiduals(atMargins, atTruth, 0.5, 3)
  expect(largestGap(weights.map((weight, row) => weight * (shares[row]! - truth[row]!)), atMargins)).toBeLessThan(1e-15)
  expect(loss).toBeCloseTo(weights.reduce((sum, weight, row) => (
    sum + weight * (Math.log1p(Math.exp(-Math.abs(margins[row]!))) + Math.max(0, truth[row] === 1 ? -margins[row]! : margins[row]!))), 0), 9)
})
