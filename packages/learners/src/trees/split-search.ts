import type { Address } from '@assay/kernels'
import { openSplit, readSplit, type NodeSums, type Split } from './split.ts'
import type { TreeGround } from './tree-ground.ts'

/** In quantised units. */
export interface SplitLimits {
  readonly l1: number
  readonly l2: number
  /** Added to l2 for categorical splits of many levels. */
  readonly categoryL2: number
  /** Added to a level's hessian when levels are sorted. */
  readonly categorySmoothing: number
  readonly minWeight: number
  readonly minGain: number
}

/** Bins up to which each level is tried alone against the rest: four levels, as LightGBM does (`max_cat_to_onehot`). */
export const oneHotBins = 5

/** Features that a node may split on, by kind. */
export interface Candidates {
  readonly numbers: readonly number[]
  readonly monotone: readonly { readonly feature: number, readonly direction: number }[]
  readonly categories: readonly number[]
}

/** A range of `ground.order`. */
export interface RowRange { readonly begin: number, readonly end: number }

/** @param directions of each feature: 1, answers only rise with it, −1, they only fall, 0, neither; none: all are 0 */
export function candidatesOf ({ features }: TreeGround, chosen: Uint32Array, directions?: Int8Array): Candidates {
  const [numbers, monotone, categories]: [number[], { feature: number, direction: number }[], number[]] = [[], [], []]
  for (const feature of chosen) {
    const direction = directions?.[feature] ?? 0
    if (features[feature]!.kind === 'category') categories.push(feature)
    else if (direction === 0) numbers.push(feature)
    else monotone.push({ feature, direction })
  }
  return { numbers, monotone, categories }
}

/**
 * The split of a node with the largest gain.
 *
 * @param histogram packed sums over the node's rows
 * @param fewRows   the node's range of `ground.order`, where numbers are not in the histogram because it would cost more than its rows
 * @returns null when none gains more than the limits ask for
 */
export function findBestSplit (ground: TreeGround, histogram: Address, { numbers, monotone, categories }: Candidates, sums: NodeSums, limits: SplitLimits, fewRows?: RowRange): Split | null {
  const { kernels, memory, split, featureList, binCounts } = ground
  const { l1, l2, minWeight } = limits
  const whole = gainOf(sums, limits)
  openSplit(ground, whole, limits.minGain)
  if (numbers.length > 0) {
    memory.words(featureList, numbers.length).set(numbers)
    if (fewRows === undefined) kernels.findNumericSplit(histogram, featureList, numbers.length, binCounts, sums.gradient, sums.hessian, l1, l2, minWeight, split)
    else {
      kernels.findSplitOfFewRows(
        ground.rowMajor, ground.rowBytes, ground.order, fewRows.begin, fewRows.end, ground.gradients, featureList, numbers.length,
        sums.gradient, sums.hessian, l1, l2, minWeight, split
      )
    }
  }
  for (const { feature, direction } of monotone) {
    kernels.findMonotoneSplit(histogram, feature, ground.features[feature]!.bins, direction, sums.gradient, sums.hessian, l1, l2, minWeight, split)
  }
  for (const feature of categories) {
    const { bins } = ground.features[feature]!
    const stricter = bins > oneHotBins ? l2 + limits.categoryL2 : l2
    kernels.findCategoricalSplit(
      histogram, feature, bins, sums.gradient, sums.hessian, l1, stricter, minWeight, oneHotBins, limits.categorySmoothing, split
    )
  }
  return readSplit(ground, whole)
}

function gainOf ({ gradient, hessian }: NodeSums, { l1, l2 }: SplitLimits): number {
  const pull = Math.max(Math.abs(gradient) - l1, 0)
  return pull === 0 ? 0 : pull * pull / (hessian + l2)
}
