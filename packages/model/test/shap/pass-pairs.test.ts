import { openKernels } from '@assay/kernels'
import { createRandom } from '@assay/shared'
import { expect, test } from 'vitest'
import { passPairs } from '../../src/shap/pass-pairs.ts'
import { passTreeShap } from '../../src/shap/pass-tree-shap.ts'
import { sharesOf } from '../../src/shap/walk-tree-shap.ts'
import { growMixedTrees } from '../grow-random-trees.ts'

test.each([3, 40])('has the bits of the passes without a kernel with %i features: missing values, sets, repeated features, empty nodes, outputs in turn, rows few and many', (features) => {
  const random = createRandom(`pairs ${features}`)
  const mixed = growMixedTrees({ trees: 60, depth: 6, features, outputs: 2, random })
  const shares = sharesOf(mixed)
  const kernels = openKernels()
  const pairs = [0, 1].map((output) => passPairs(mixed, shares, output, kernels))
  const singles = [0, 1].map((output) => passTreeShap(mixed, shares, output))
  for (const count of [1, 2, 5, 16, 17, 40]) {
    const rows = Float64Array.from({ length: count * features }, () => (random.next() < 0.2 ? NaN : random.integer(40) / 4))
    for (const output of [0, 1]) {
      const [paired, single] = [new Float64Array(rows.length), new Float64Array(rows.length)]
      pairs[output]!(rows, count, paired)
      singles[output]!(rows, count, single)
      expect(new BigUint64Array(paired.buffer)).toEqual(new BigUint64Array(single.buffer))
    }
  }
})
