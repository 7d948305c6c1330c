import { histogramBytes, type Address } from '@assay/kernels'
import type { TreeGround } from './tree-ground.ts'

/** Memory for the histograms of one tree's open nodes, at most; three are always there. */
const maxPoolBytes = 64 * 2 ** 20

/** Reserved histograms of all features that nobody uses. */
export type HistogramPool = Address[]

export function createHistogramPool ({ memory, features }: TreeGround, wanted: number): HistogramPool {
  const bytes = features.length * histogramBytes
  const count = Math.max(3, Math.min(wanted, Math.floor(maxPoolBytes / bytes)))
  return Array.from({ length: count }, () => memory.reserve(bytes))
}

/** Sums over the rows `ground.order[begin … end)`, for the chosen features (ascending) only. */
export function fillHistogram (ground: TreeGround, chosen: Uint32Array, begin: number, end: number, histogram: Address): void {
  const { kernels, memory, rowMajor, rowBytes, order, gradients, featureList } = ground
  const features = ground.features.length
  if (chosen.length === features) return kernels.histogram(rowMajor, features, rowBytes, order, begin, end, gradients, histogram)
  memory.words(featureList, chosen.length).set(chosen)
  kernels.histogramOfSome(rowMajor, rowBytes, order, begin, end, gradients, histogram, featureList, chosen.length)
}

/** The parent's histogram becomes that of the other child. */
export function subtractChild ({ kernels, features }: TreeGround, chosen: Uint32Array, parent: Address, child: Address): void {
  if (chosen.length === features.length) return kernels.subtract(parent, child, features.length)
  for (const feature of chosen) kernels.subtract(parent + feature * histogramBytes, child + feature * histogramBytes, 1)
}
