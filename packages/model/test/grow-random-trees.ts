import type { Random } from '@assay/shared'
import type { TreesPredictor } from '../src/predictor.ts'

interface RandomTrees { readonly trees: number, readonly depth: number, readonly features: number, readonly outputs?: number, readonly random: Random }

/** Trees without sense, but with every part of the format: thresholds from 0 to 6, sides for missing values, uneven covers. */
export function growRandomTrees ({ trees, depth, features, outputs = 1, random }: RandomTrees): TreesPredictor {
  const feature: number[] = []
  const threshold: number[] = []
  const left: number[] = []
  const missingLeft: number[] = []
  const cover: number[] = []
  const roots: number[] = []
  for (let tree = 0; tree < trees; tree++) {
    roots.push(feature.length)
    let level = [{ at: addLeaf(1000), cover: 1000 }]
    for (let deep = 0; deep < depth; deep++) {
      level = level.flatMap((node) => {
        if (node.cover < 2 || random.next() < 0.15) return []
        const leftCover = 1 + random.integer(node.cover - 1)
        feature[node.at] = random.integer(features)
        threshold[node.at] = random.next() * 6
        missingLeft[node.at] = random.integer(2)
        left[node.at] = addLeaf(leftCover)
        return [{ at: left[node.at]!, cover: leftCover }, { at: addLeaf(node.cover - leftCover), cover: node.cover - leftCover }]
      })
    }
  }
  roots.push(feature.length)

  function addLeaf (rows: number): number {
    feature.push(-1)
    threshold.push(random.normal())
    left.push(-1)
    missingLeft.push(0)
    return cover.push(rows) - 1
  }

  return {
    kind: 'trees',
    features,
    base: Float64Array.from({ length: outputs }, () => random.normal()),
    precision: 'float64',
    roots: Uint32Array.from(roots),
    outputs: Uint16Array.from({ length: trees }, (_, tree) => tree % outputs),
    leafWidth: 1,
    feature: Int32Array.from(feature),
    threshold: Float64Array.from(threshold),
    left: Int32Array.from(left),
    missingLeft: Uint8Array.from(missingLeft),
    categories: new Int32Array(feature.length).fill(-1),
    categorySets: new Uint32Array(0),
    leafValues: new Float64Array(0),
    cover: Float64Array.from(cover)
  }
}

/** The same, with nodes that ask for a set of levels, and some that no training row reached. */
export function growMixedTrees (plan: RandomTrees): TreesPredictor {
  const trees = growRandomTrees(plan)
  const { feature, left, cover, categories } = trees
  for (let node = 0; node < feature.length; node++) {
    if (feature[node]! < 0) continue
    if (node % 5 === 0) categories[node] = 0
    if (node % 11 === 0) cover[left[node]!] = 0
  }
  return { ...trees, categorySets: Uint32Array.of(1, 0b10110) }
}
