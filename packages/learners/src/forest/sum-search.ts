import { histogramBytes } from '@assay/kernels'
import { fillHistogram } from '../trees/node-histograms.ts'
import { candidatesOf, findBestSplit } from '../trees/split-search.ts'
import type { NodeSums } from '../trees/split.ts'
import { sumRange, type TreeGround } from '../trees/tree-ground.ts'
import type { LeafStatistics } from './leaf-statistics.ts'

export interface SumSearch extends Pick<LeafStatistics, 'findSplit'> {
  /** @param values whole numbers; a packed gradient is value × weight, its hessian the weight */
  readonly pack: (weights: Uint16Array, values: Float64Array) => void
  readonly enterNode: (begin: number, end: number) => NodeSums
  readonly sums: () => NodeSums
}

/** Rows up to which looking at each of them costs less than looking at each bin. */
const fewRows = 128

/** The split of largest Σ left² / left weight + Σ right² / right weight: the one that leaves least variance. */
export function createSumSearch (ground: TreeGround, minRowsPerLeaf: number): SumSearch {
  const { kernels, memory, features: known } = ground
  const histogram = memory.reserve(known.length * histogramBytes)
  const limits = { l1: 0, l2: 0, categoryL2: 0, categorySmoothing: 0, minWeight: minRowsPerLeaf, minGain: 0 }
  let sums: NodeSums = { gradient: 0, hessian: 0 }
  return {
    pack (weights, values) {
      const packed = memory.integers(ground.gradients, values.length * 2)
      for (let row = 0; row < values.length; row++) {
        packed[row * 2] = weights[row]!
        packed[row * 2 + 1] = values[row]! * weights[row]!
      }
    },
    enterNode (begin, end) {
      sums = sumRange(ground, begin, end)
      return sums
    },
    sums: () => sums,
    findSplit (begin, end, features, draws) {
      const candidates = candidatesOf(ground, features)
      if (draws === null && end - begin <= fewRows) {
        if (candidates.categories.length > 0) fillHistogram(ground, Uint32Array.from(candidates.categories), begin, end, histogram)
        return findBestSplit(ground, histogram, candidates, sums, limits, { begin, end })
      }
      fillHistogram(ground, features, begin, end, histogram)
      features.forEach((feature, i) => {
        const { kind, bins } = known[feature]!
        if (draws !== null && kind === 'number') kernels.collapseSums(histogram + feature * histogramBytes, bins, draws[i]!)
      })
      return findBestSplit(ground, histogram, candidates, sums, limits)
    }
  }
}
