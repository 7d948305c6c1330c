import { createRandom } from '@assay/shared'
import { expect, test } from 'vitest'
import { predictTrees } from '../src/predict-trees.ts'
import type { TreesPredictor } from '../src/predictor.ts'
import { growRandomTrees } from './grow-random-trees.ts'

/** One node that asks about the only feature; its leaves add 10 (left) and 20. */
const stump: TreesPredictor = {
  ...growRandomTrees({ trees: 1, depth: 0, features: 1, random: createRandom('stump') }),
  base: Float64Array.of(0),
  roots: Uint32Array.of(0, 3),
  feature: Int32Array.of(0, -1, -1),
  threshold: Float64Array.of(0.5, 10, 20),
  left: Int32Array.of(1, -1, -1),
  missingLeft: Uint8Array.of(0, 0, 0),
  categories: Int32Array.of(-1, -1, -1),
  cover: Float64Array.of(2, 1, 1)
}

const answers = (trees: TreesPredictor, ...features: number[]): number[] => {
  const margins = new Float64Array(features.length * trees.base.length)
  predictTrees(trees, Float64Array.from(features), features.length, margins)
  return [...margins]
}

test('below the threshold is left, the threshold itself right, missing where it was learnt', () => {
  expect(answers(stump, 0.4999, 0.5, -Infinity, Infinity, NaN)).toEqual([10, 20, 10, 20, 20])
  expect(answers({ ...stump, missingLeft: Uint8Array.of(1, 0, 0) }, NaN)).toEqual([10])
})

test('a category goes left when its bit is set, and right beyond the set\'s end', () => {
  const categorical = { ...stump, categories: Int32Array.of(2, -1, -1), categorySets: Uint32Array.of(9, 9, 2, 0b101, 0b1000_0000_0000_0000_0000_0000_0000_0000) }
  expect(answers(categorical, 0, 1, 2, 63, 62, 64, 5000, NaN)).toEqual([10, 20, 10, 10, 20, 20, 20, 20])
})

test('single precision rounds features and sums, and adds the base last', () => {
  const single = { ...stump, precision: 'float32', base: Float64Array.of(Math.fround(1e8)), threshold: Float64Array.of(Math.fround(0.1), 10, 20) } as const
  // 0.1 rounds up to the threshold, 1e8 + 20 to a neighbour of 8 apart.
  expect(answers(single, 0.1, 0.0999)).toEqual([Math.fround(1e8 + 20), Math.fround(1e8 + 10)])
})

test('leaves of several values add one to each output', () => {
  const wide = { ...stump, leafWidth: 2, base: Float64Array.of(1, 2), threshold: Float64Array.of(0.5, 0, 2), leafValues: Float64Array.of(0.1, 0.9, 0.3, 0.7) }
  expect(answers(wide, 0, 1)).toEqual([1.1, 2.9, 1.3, 2.7])
})

test('a block of rows has the bits of its rows alone', () => {
  const random = createRandom('block')
  const trees = growRandomTrees({ trees: 40, depth: 6, features: 1, outputs: 2, random })
  const features = Array.from({ length: 100 }, () => random.next() * 6)
  expect(features.flatMap((feature) => answers(trees, feature))).toEqual(answers(trees, ...features))
})
