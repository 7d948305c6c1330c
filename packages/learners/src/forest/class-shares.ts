import { classHistogramBytes } from '@assay/kernels'
import { oneHotBins } from '../trees/split-search.ts'
import { openSplit, readSplit } from '../trees/split.ts'
import type { LeafStatistics, LeafTask } from './leaf-statistics.ts'
import { shareOfTree } from './share-of-tree.ts'

/** Several classes: a leaf answers with the share of each; splits leave the least Gini impurity. */
export function classShares ({ ground, targets, outputs, trees, minRowsPerLeaf }: LeafTask): LeafStatistics {
  const { kernels, memory, features: known } = ground
  const featureBytes = classHistogramBytes(outputs)
  const labels = memory.reserve(targets.length * 4)
  const histograms = memory.reserve(known.length * featureBytes)
  const totals = memory.reserve(outputs * 4)
  const left = memory.reserve(outputs * 4)
  memory.bytes(histograms, known.length * featureBytes).fill(0)
  const values: number[] = []
  let weight = 0
  let squares = 0
  return {
    startTree (weights) {
      const packed = memory.words(labels, targets.length)
      for (let row = 0; row < targets.length; row++) packed[row] = targets[row]! + weights[row]! * 65_536
    },
    enterNode (begin, end) {
      kernels.countClasses(labels, ground.order, begin, end, outputs, totals)
      const node = memory.words(totals, outputs)
      weight = node.reduce((sum, rows) => sum + rows, 0)
      squares = node.reduce((sum, rows) => sum + rows * rows, 0)
      return { weight, pure: node.includes(weight) }
    },
    findSplit (begin, end, features, draws) {
      memory.words(ground.featureList, features.length).set(features)
      kernels.classHistogram(ground.rowMajor, ground.rowBytes, ground.order, begin, end, labels, outputs, ground.featureList, features.length, histograms)
      openSplit(ground, squares / weight, 0)
      features.forEach((feature, i) => {
        const { kind, bins } = known[feature]!
        const own = histograms + i * featureBytes
        if (draws !== null && kind === 'number') kernels.collapseCounts(own, outputs, draws[i]!)
        kernels.findClassSplit(own, feature, bins, kind === 'number' ? 0 : 1, outputs, totals, left, minRowsPerLeaf, oneHotBins, ground.split)
      })
      kernels.clearClassHistograms(histograms, outputs, features.length)
      return readSplit(ground, squares / weight)
    },
    leafValue () {
      for (const rows of memory.words(totals, outputs)) values.push(shareOfTree(rows / weight, trees))
      return values.length - outputs
    },
    answerOf: (leafValue, output) => values[leafValue + output]!,
    leafValues: () => Float64Array.from(values)
  }
}
