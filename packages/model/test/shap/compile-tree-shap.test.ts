import { createRandom } from '@assay/shared'
import { expect, test } from 'vitest'
import { compileTreeShap } from '../../src/shap/compile-tree-shap.ts'
import { walkTreeShap } from '../../src/shap/walk-tree-shap.ts'
import { growRandomTrees } from '../grow-random-trees.ts'

test.each([['passed', 6], ['walked: too deep to be passed', 9]])('trees %s have the values of the walk, and what it expects', (_, depth) => {
  const random = createRandom(`depth ${depth}`)
  const trees = growRandomTrees({ trees: 20, depth, features: 5, outputs: 2, random })
  const [compiled, walk] = [compileTreeShap(trees), walkTreeShap(trees)]
  for (let row = 0; row < 20; row++) {
    const x = Float64Array.from({ length: 5 }, () => (random.next() < 0.2 ? NaN : random.next() * 6))
    for (const output of [0, 1]) {
      const [contributions, walked] = [new Float64Array(5), new Float64Array(5)]
      expect(compiled(x, 1, output, contributions)).toBe(walk(x, output, walked))
      contributions.forEach((value, index) => expect(Math.abs(value - walked[index]!)).toBeLessThan(1e-10))
    }
  }
})
