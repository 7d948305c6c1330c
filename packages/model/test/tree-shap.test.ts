import { createRandom } from '@assay/shared'
import { expect, test } from 'vitest'
import type { TreesPredictor } from '../src/predictor.ts'
import { predictTrees } from '../src/predict-trees.ts'
import { compileTreeShap } from '../src/tree-shap.ts'
import { growRandomTrees } from './grow-random-trees.ts'

const features = 4

test('contributions are the Shapley values of all subsets of features', () => {
  for (let seed = 0; seed < 30; seed++) {
    const random = createRandom(seed)
    const trees = growRandomTrees({ trees: 2, depth: 4, features, random })
    const row = Float64Array.from({ length: features }, () => (random.next() < 0.2 ? NaN : random.integer(6)))
    const contributions = new Float64Array(features)
    const expected = compileTreeShap(trees)(row, 0, contributions)
    const wanted = shapleyValues(trees, row)
    expect(expected).toBeCloseTo(expectation(trees, row, new Set()), 10)
    contributions.forEach((contribution, feature) => expect(contribution).toBeCloseTo(wanted[feature]!, 10))
  }
})

test('contributions and what is expected add up to the margin, in deep trees, for each output', () => {
  const random = createRandom('deep')
  const trees = growRandomTrees({ trees: 30, depth: 9, features, outputs: 3, random })
  for (let row = 0; row < 50; row++) {
    const x = Float64Array.from({ length: features }, () => (random.next() < 0.1 ? NaN : random.next() * 6))
    const margins = new Float64Array(3)
    predictTrees(trees, x.slice(), 1, margins)
    for (let output = 0; output < 3; output++) {
      const contributions = new Float64Array(features)
      const expected = compileTreeShap(trees)(x, output, contributions)
      expect(Math.abs(contributions.reduce((sum, value) => sum + value, expected) - margins[output]!)).toBeLessThan(1e-9)
    }
  }
})

test('a feature that no tree asks about contributes exactly nothing', () => {
  const trees = growRandomTrees({ trees: 5, depth: 5, features: 3, random: createRandom('three of four') })
  const contributions = new Float64Array(features)
  compileTreeShap({ ...trees, features })(Float64Array.of(1, 2, 3, 4), 0, contributions)
  expect(contributions[3]).toBe(0)
})

/** By the definition: the mean gain of knowing a feature, over all orders in which features become known. */
function shapleyValues (trees: TreesPredictor, row: Float64Array): number[] {
  return Array.from(row, (_, feature) => {
    const others = Array.from(row.keys()).filter((other) => other !== feature)
    let value = 0
    for (let subset = 0; subset < 2 ** others.length; subset++) {
      const known = others.filter((_, bit) => subset >> bit & 1)
      const share = factorial(known.length) * factorial(features - known.length - 1) / factorial(features)
      value += share * (expectation(trees, row, new Set([...known, feature])) - expectation(trees, row, new Set(known)))
    }
    return value
  })
}

/** The margin expected when only some features are known: a node that asks about another sends shares of the row both ways. */
function expectation (trees: TreesPredictor, row: Float64Array, known: ReadonlySet<number>): number {
  const { feature, threshold, left, missingLeft, cover, roots, base } = trees
  const visit = (node: number): number => {
    const tested = feature[node]!
    if (tested < 0) return threshold[node]!
    const [a, b] = [left[node]!, left[node]! + 1]
    if (!known.has(tested)) return (cover[a]! * visit(a) + cover[b]! * visit(b)) / (cover[a]! + cover[b]!)
    const value = row[tested]!
    return visit((Number.isNaN(value) ? missingLeft[node] === 1 : value < threshold[node]!) ? a : b)
  }
  return Array.from(roots.subarray(0, -1)).reduce((sum, root) => sum + visit(root), base[0]!)
}

function factorial (number: number): number {
  return number < 2 ? 1 : number * factorial(number - 1)
}
