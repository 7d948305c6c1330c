import type { LeafStatistics, LeafTask } from './leaf-statistics.ts'
import { createSumSearch } from './sum-search.ts'
import { shareOfTree } from './share-of-tree.ts'

/** Two classes: a leaf answers with the share of the positive one. Least variance is least Gini impurity here. */
export function positiveShare ({ ground, targets, trees, minRowsPerLeaf }: LeafTask): LeafStatistics {
  const search = createSumSearch(ground, minRowsPerLeaf)
  return {
    startTree (weights) {
      search.pack(weights, targets)
    },
    enterNode (begin, end) {
      const { gradient, hessian } = search.enterNode(begin, end)
      return { weight: hessian, pure: gradient === 0 || gradient === hessian }
    },
    findSplit: search.findSplit,
    leafValue () {
      const { gradient, hessian } = search.sums()
      return shareOfTree(gradient / hessian, trees)
    },
    answerOf: (leafValue) => leafValue,
    leafValues: () => new Float64Array(0)
  }
}
