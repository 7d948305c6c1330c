import { AppError } from '@assay/shared'
import type { LeafStatistics, LeafTask } from './leaf-statistics.ts'
import { createSumSearch } from './sum-search.ts'

/** Quanta that a tree's targets may add up to. */
const budget = 2 ** 30

/** Regression: a leaf answers with the mean target. Targets are counted from their mean, in quanta as small as 32-bit sums allow. */
export function meanTarget ({ ground, targets, trees, minRowsPerLeaf }: LeafTask): LeafStatistics {
  const search = createSumSearch(ground, minRowsPerLeaf)
  const center = targets.reduce((sum, target) => sum + target, 0) / targets.length
  const deviations = targets.map((target) => target - center)
  if (!deviations.every(Number.isFinite)) throw new AppError('FIT_DIVERGED', 'The target has no finite mean; rescale it')
  let quantum = 1
  return {
    startTree (weights) {
      const sum = deviations.reduce((total, deviation, row) => total + weights[row]! * Math.abs(deviation), 0)
      quantum = sum > 0 && sum < Infinity ? sum / budget : 1
      search.pack(weights, deviations.map((deviation) => Math.round(deviation / quantum)))
    },
    enterNode: (begin, end) => ({ weight: search.enterNode(begin, end).hessian, pure: false }),
    findSplit: search.findSplit,
    leafValue () {
      const { gradient, hessian } = search.sums()
      return (center + gradient / hessian * quantum) / trees
    },
    answerOf: (leafValue) => leafValue,
    leafValues: () => new Float64Array(0)
  }
}
