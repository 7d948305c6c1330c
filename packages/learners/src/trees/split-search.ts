import type { Address } from '@assay/kernels'
import type { TreeGround } from './tree-ground.ts'

/** Sums of a node, in quantised units. */
export interface NodeSums { readonly gradient: number, readonly hessian: number }

/** In quantised units. */
export interface SplitLimits {
  readonly l1: number
  readonly l2: number
  /** Added to l2 for categorical splits of many levels. */
  readonly categoryL2: number
  readonly minWeight: number
  readonly minGain: number
  /** Added to a level's hessian when levels are sorted. */
  readonly categorySmoothing: number
}

export interface Split {
  /** Beyond the whole node's, in quantised units. */
  readonly gain: number
  readonly left: NodeSums
  readonly feature: number
  readonly lastBin: number
  readonly missingLeft: number
  readonly categorical: number
  /** Eight words: the bins that go left. */
  readonly set: Uint32Array
}

/** Levels up to which each is tried alone against the rest, as LightGBM does (`max_cat_to_onehot`). */
const oneHotLevels = 4

/** Features that a node may split on, by kind, ascending. */
export interface Candidates { readonly numbers: Uint32Array, readonly categories: Uint32Array }

export function candidatesOf ({ features }: TreeGround, chosen: Uint32Array): Candidates {
  return {
    numbers: chosen.filter((feature) => features[feature]!.kind === 'number'),
    categories: chosen.filter((feature) => features[feature]!.kind === 'category')
  }
}

/**
 * The split of a node with the largest gain.
 *
 * @param histogram sums over the node's rows
 * @returns null when none gains more than the limits ask for
 */
export function findBestSplit (ground: TreeGround, histogram: Address, candidates: Candidates, sums: NodeSums, limits: SplitLimits): Split | null {
  const { kernels, memory, split, featureList, binCounts } = ground
  const { gradient, hessian } = sums
  const { l1, l2, minWeight } = limits
  const whole = gainOf(sums, limits)
  const record = memory.words(split, 16)
  const doubles = memory.doubles(split, 1)
  // a gain that is only rounding is none
  doubles[0] = whole * (1 + 1e-10) + limits.minGain
  record[4] = noFeature
  if (candidates.numbers.length > 0) {
    memory.words(featureList, candidates.numbers.length).set(candidates.numbers)
    kernels.findNumericSplit(histogram, featureList, candidates.numbers.length, binCounts, gradient, hessian, l1, l2, minWeight, split)
  }
  for (const feature of candidates.categories) {
    const bins = ground.features[feature]!.bins
    const sorted = bins > oneHotLevels + 1
    kernels.findCategoricalSplit(
      histogram, feature, bins, gradient, hessian, l1, sorted ? l2 + limits.categoryL2 : l2, minWeight, oneHotLevels + 1, limits.categorySmoothing, split
    )
  }
  if (record[4] === noFeature) return null
  return {
    gain: doubles[0] - whole,
    left: { hessian: record[2]!, gradient: record[3]! | 0 },
    feature: record[4]!,
    lastBin: record[5]!,
    missingLeft: record[6]!,
    categorical: record[7]!,
    set: record.slice(8)
  }
}

function gainOf ({ gradient, hessian }: NodeSums, { l1, l2 }: SplitLimits): number {
  const pull = Math.max(Math.abs(gradient) - l1, 0)
  return pull === 0 ? 0 : pull * pull / (hessian + l2)
}

const noFeature = 0xffffffff
