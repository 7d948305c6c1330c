import type { Encoder, TreesPredictor } from '@assay/model'
import type { BinnedFeature } from './bin-features.ts'
import type { GrownTree } from './grown-tree.ts'

export interface Ensemble {
  readonly trees: readonly GrownTree[]
  /** Output that each tree adds to. */
  readonly outputs: readonly number[]
  readonly base: Float64Array
  /** Several values a leaf: a leaf's `value` is then the index of its first. */
  readonly leafWidth?: number
  readonly leafValues?: Float64Array
}

export function encodersOf (features: readonly BinnedFeature[]): Encoder[] {
  return features.map((feature) => feature.kind === 'number'
    ? { kind: 'number', column: feature.column }
    : { kind: 'code', column: feature.column, levels: feature.levels })
}

/** From bins to values: the same row takes the same way. */
export function toTreesPredictor (features: readonly BinnedFeature[], { trees, outputs, base, leafWidth = 1, leafValues = new Float64Array(0) }: Ensemble): TreesPredictor {
  const roots = new Uint32Array(trees.length + 1)
  trees.forEach((tree, index) => { roots[index + 1] = roots[index]! + tree.nodes })
  const nodes = roots[trees.length]!
  const flat = {
    feature: new Int32Array(nodes),
    threshold: new Float64Array(nodes),
    left: new Int32Array(nodes),
    missingLeft: new Uint8Array(nodes),
    categories: new Int32Array(nodes).fill(-1),
    cover: new Float64Array(nodes)
  }
  const categorySets: number[] = []
  trees.forEach((tree, index) => {
    const root = roots[index]!
    flat.feature.set(tree.feature.subarray(0, tree.nodes), root)
    flat.cover.set(tree.cover.subarray(0, tree.nodes), root)
    for (let node = 0; node < tree.nodes; node++) {
      const feature = features[tree.feature[node]!]
      if (feature === undefined) {
        flat.threshold[root + node] = tree.value[node]!
        flat.left[root + node] = -1
        continue
      }
      flat.left[root + node] = root + tree.left[node]!
      flat.missingLeft[root + node] = tree.missingLeft[node]!
      if (feature.kind === 'number') flat.threshold[root + node] = thresholdOf(feature.cuts, tree.lastBin[node]!)
      else {
        flat.categories[root + node] = categorySets.length
        categorySets.push(...codeSet(tree.set.subarray(node * 8, node * 8 + 8)))
      }
    }
  })
  return {
    kind: 'trees', features: features.length, base, precision: 'float64', roots, outputs: Uint16Array.from(outputs), leafWidth, ...flat,
    categorySets: Uint32Array.from(categorySets), leafValues
  }
}

/** Values of bins 1 … lastBin are below it. Only missing values go left at −∞, and only they go right at the end of the cuts. */
function thresholdOf (cuts: Float64Array, lastBin: number): number {
  return lastBin === 0 ? -Infinity : cuts[lastBin - 1]!
}

/** Bin 1 + code becomes code: a count of words, then the words. */
function codeSet (bins: Uint32Array): number[] {
  const words = Array.from(bins, (word, index) => ((word >>> 1) | ((bins[index + 1] ?? 0) << 31)) >>> 0)
  while (words.length > 0 && words.at(-1) === 0) words.pop()
  return [words.length, ...words]
}
