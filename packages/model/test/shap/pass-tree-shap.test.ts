import { createRandom } from '@assay/shared'
import { expect, test } from 'vitest'
import { predictTrees } from '../../src/predict-trees.ts'
import { passTreeShap } from '../../src/shap/pass-tree-shap.ts'
import { sharesOf, walkTreeShap } from '../../src/shap/walk-tree-shap.ts'
import { growMixedTrees, growRandomTrees } from '../grow-random-trees.ts'
import { expectation, shapleyValues } from './shapley-values.ts'

test('contributions are the Shapley values of all subsets of features', () => {
  for (let seed = 0; seed < 30; seed++) {
    const random = createRandom(seed)
    const trees = growRandomTrees({ trees: 2, depth: 6, features: 4, random })
    const row = Float64Array.from({ length: 4 }, () => (random.next() < 0.2 ? NaN : random.integer(6)))
    const contributions = new Float64Array(4)
    passTreeShap(trees, sharesOf(trees), 0)(row, 1, contributions)
    const wanted = shapleyValues(trees, row)
    contributions.forEach((contribution, feature) => expect(contribution).toBeCloseTo(wanted[feature]!, 10))
  }
})

test('contributions and what is expected add up to the margin, for each output', () => {
  const random = createRandom('added up')
  const trees = growRandomTrees({ trees: 30, depth: 6, features: 8, outputs: 3, random })
  const rootsOf = (output: number): Uint32Array => trees.roots.filter((_, tree) => trees.outputs[tree] === output || tree === trees.outputs.length)
  const expected = Array.from(trees.base.keys(), (output) => expectation({ ...trees, base: trees.base.subarray(output), roots: rootsOf(output) }, new Float64Array(8), new Set()))
  for (let row = 0; row < 50; row++) {
    const x = Float64Array.from({ length: 8 }, () => (random.next() < 0.1 ? NaN : random.next() * 6))
    const margins = new Float64Array(3)
    predictTrees(trees, x.slice(), 1, margins)
    for (let output = 0; output < 3; output++) {
      const contributions = new Float64Array(8)
      passTreeShap(trees, sharesOf(trees), output)(x, 1, contributions)
      expect(contributions.reduce((sum, value) => sum + value, expected[output]!)).toBeCloseTo(margins[output]!, 10)
    }
  }
})

test.each([3, 40])('has the values of the walk with %i features: missing values, sets, repeated features, empty nodes, two outputs', (features) => {
  const random = createRandom(`passed ${features}`)
  const mixed = growMixedTrees({ trees: 60, depth: 6, features, outputs: 2, random })
  const walk = walkTreeShap(mixed)
  for (const output of [0, 1]) {
    const pass = passTreeShap(mixed, sharesOf(mixed), output)
    for (let row = 0; row < 40; row++) {
      const x = Float64Array.from({ length: features }, () => (random.next() < 0.2 ? NaN : random.integer(6)))
      const [passed, walked] = [new Float64Array(features), new Float64Array(features)]
      pass(x, 1, passed)
      walk(x, output, walked)
      passed.forEach((value, index) => expect(Math.abs(value - walked[index]!)).toBeLessThan(1e-10))
    }
  }
})
