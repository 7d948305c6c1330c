import type { Random } from '@assay/shared'
import type { GrownTree, TreeBuilder } from '../trees/grown-tree.ts'
import type { Split } from '../trees/split.ts'
import { partitionRows, type TreeGround } from '../trees/tree-ground.ts'
import type { LeafStatistics } from './leaf-statistics.ts'

export interface ForestTreeTask {
  readonly ground: TreeGround
  readonly builder: TreeBuilder
  readonly leaves: LeafStatistics
  /** The first so many rows of `ground.order` are in the tree. */
  readonly rows: number
  /** Features that a node looks at, at least. */
  readonly lookAt: number
  readonly maxDepth: number
  readonly minRowsPerLeaf: number
  readonly extra: boolean
  readonly random: Random
  /** Called at each node; may throw. */
  readonly checkStop: () => void
}

/** Grows one tree, depth-first; each node looks at features of its own, and at more while none of them splits it, as scikit-learn does. */
export function growForestTree ({ ground, builder, leaves, rows, lookAt, maxDepth, minRowsPerLeaf, extra, random, checkStop }: ForestTreeTask): GrownTree {
  const shuffled = Uint32Array.from(ground.features, (_, feature) => feature)
  const open = [{ node: 0, begin: 0, end: rows, depth: 0 }]
  builder.start()
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    checkStop()
    const { node, begin, end, depth } = next
    const { weight, pure } = leaves.enterNode(begin, end)
    builder.setCover(node, weight)
    const split = pure || depth >= maxDepth || weight < 2 * minRowsPerLeaf ? null : findSplit(begin, end)
    if (split === null) {
      builder.setValue(node, leaves.leafValue())
      continue
    }
    const left = builder.divide(node, split)
    const middle = partitionRows(ground, begin, end, split)
    open.push({ node: left + 1, begin: middle, end, depth: depth + 1 }, { node: left, begin, end: middle, depth: depth + 1 })
  }
  return builder.finish()

  function findSplit (begin: number, end: number): Split | null {
    for (let seen = 0, count = lookAt; seen < shuffled.length; seen += count, count = 1) {
      for (let i = seen; i < seen + count; i++) swap(shuffled, i, i + random.integer(shuffled.length - i))
      const features = shuffled.slice(seen, seen + count).sort()
      const draws = extra ? Float64Array.from(features, () => random.next()) : null
      const split = leaves.findSplit(begin, end, features, draws)
      if (split !== null) return split
    }
    return null
  }
}

function swap (items: Uint32Array, i: number, j: number): void {
  const held = items[i]!
  items[i] = items[j]!
  items[j] = held
}
