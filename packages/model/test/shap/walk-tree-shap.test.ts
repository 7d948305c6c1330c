import { createRandom } from '@assay/shared'
import { expect, test } from 'vitest'
import { predictTrees } from '../../src/predict-trees.ts'
import { walkTreeShap } from '../../src/shap/walk-tree-shap.ts'
import { growRandomTrees } from '../grow-random-trees.ts'
import { expectation, shapleyValues } from './shapley-values.ts'

const features = 4

test('contributions are the Shapley values of all subsets of features', () => {
  for (let seed = 0; seed < 30; seed++) {
    const random = createRandom(seed)
    const trees = growRandomTrees({ trees: 2, depth: 4, features, random })
    const row = Float64Array.from({ length: features }, () => (random.next() < 0.2 ? NaN : random.integer(6)))
    const contributions = new Float64Array(features)
    const expected = walkTreeShap(trees)(row, 0, contributions)
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
      const expected = walkTreeShap(trees)(x, output, contributions)
      expect(Math.abs(contributions.reduce((sum, value) => sum + value, expected) - margins[output]!)).toBeLessThan(1e-9)
    }
  }
})

test('a feature that no tree asks about contributes exactly nothing', () => {
  const trees = growRandomTrees({ trees: 5, depth: 5, features: 3, random: createRandom('three of four') })
  const contributions = new Float64Array(features)
  walkTreeShap({ ...trees, features })(Float64Array.of(1, 2, 3, 4), 0, contributions)
  expect(contributions[3]).toBe(0)
})

test('nodes that no training row passed, or all did, are taken as they are', () => {
  const trees = growRandomTrees({ trees: 40, depth: 6, features, random: createRandom('empty nodes') })
  const { feature, left, cover } = trees
  for (let node = 0; node < feature.length; node += 3) if (feature[node]! >= 0) cover[left[node]!] = 0
  const explain = walkTreeShap(trees)
  const random = createRandom('rows')
  for (let row = 0; row < 30; row++) {
    const x = Float64Array.from({ length: features }, () => random.next() * 6)
    const contributions = new Float64Array(features)
    const expected = explain(x, 0, contributions)
    const wanted = shapleyValues(trees, x)
    expect(expected).toBeCloseTo(expectation(trees, x, new Set()), 10)
    contributions.forEach((contribution, index) => expect(contribution).toBeCloseTo(wanted[index]!, 9))
  }
})

test('adds up on very deep trees of many features', () => {
  const random = createRandom('very deep')
  const trees = growRandomTrees({ trees: 10, depth: 24, features: 40, random })
  const explain = walkTreeShap(trees)
  for (let row = 0; row < 20; row++) {
    const x = Float64Array.from({ length: 40 }, () => random.next() * 6)
    const margins = new Float64Array(1)
    predictTrees(trees, x.slice(), 1, margins)
    const contributions = new Float64Array(40)
    const expected = explain(x, 0, contributions)
    expect(Math.abs(contributions.reduce((sum, value) => sum + value, expected) - margins[0]!)).toBeLessThan(1e-9)
  }
})
