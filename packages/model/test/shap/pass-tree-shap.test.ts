import { createRandom } from '@assay/shared'
import { expect, test } from 'vitest'
import { compileTreeShap } from '../../src/shap/compile-tree-shap.ts'
import { walkTreeShap } from '../../src/shap/walk-tree-shap.ts'
import { growRandomTrees } from '../grow-random-trees.ts'

test.each([3, 40])('has the values of the walk with %i features: missing values, sets, repeated features, empty nodes, two outputs', (features) => {
  const random = createRandom(`passed ${features}`)
  const trees = growRandomTrees({ trees: 60, depth: 6, features, outputs: 2, random })
  const { feature, left, cover, categories } = trees
  for (let node = 0; node < feature.length; node++) {
    if (feature[node]! < 0) continue
    if (node % 5 === 0) categories[node] = 0
    if (node % 11 === 0) cover[left[node]!] = 0
  }
  const mixed = { ...trees, categorySets: Uint32Array.of(1, 0b10110) }
  const [pass, walk] = [compileTreeShap(mixed), walkTreeShap(mixed)]
  for (let row = 0; row < 40; row++) {
    const x = Float64Array.from({ length: features }, () => (random.next() < 0.2 ? NaN : random.integer(6)))
    for (const output of [0, 1]) {
      const [passed, walked] = [new Float64Array(features), new Float64Array(features)]
      expect(pass(x, output, passed)).toBe(walk(x, output, walked))
      passed.forEach((value, index) => expect(Math.abs(value - walked[index]!)).toBeLessThan(1e-10))
    }
  }
})
