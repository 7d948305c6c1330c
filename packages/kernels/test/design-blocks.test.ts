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
  const [atMargins, atTruth, atWeights, out] = [memory.reserve(rows * 8), memory.reserve(rows * 8), memory.reserve(16), memory.reserve(32)]
  memory.doubles(atMargins, rows).set(margins)
  memory.doubles(atTruth, rows).set(truth)
  memory.doubles(atWeights, 2).set([0.5, 3])

  kernels.logisticResiduals(atMargins, atTruth, atWeights, out)
  const wanted = margins.map((margin, row) => (truth[row] === 1 ? 3 : 0.5) * (1 / (1 + Math.exp(-margin)) - truth[row]!))
  const residuals = memory.doubles(atMargins, rows)
  expect(Math.max(...wanted.map((residual, row) => Math.abs(residual - residuals[row]!)))).toBeLessThan(1e-15)
  for (const label of [0, 1]) {
    const loss = margins.reduce((sum, margin, row) => sum + (truth[row] === label ? Math.log1p(Math.exp(-Math.abs(margin))) + Math.max(0, label === 1 ? -margin : margin) : 0), 0)
    const [wrong, product] = [memory.doubles(out, 4)[label]!, memory.doubles(out, 4)[2 + label]!]
    expect(wrong + Math.log(product)).toBeCloseTo(loss, 10)
  }
})
