import { nodeBytes, type Address, type KernelMemory } from '@assay/kernels'
import type { Split } from './split-search.ts'

/** A tree while it grows, over bins. Children of a node are `left` and `left + 1`; the arrays are longer than `nodes`. */
export interface GrownTree {
  nodes: number
  /** −1: leaf. */
  readonly feature: Int32Array
  readonly left: Int32Array
  /** Leaf: what it adds. */
  readonly value: Float64Array
  /** Eight words a node: the bins that go left. */
  readonly set: Uint32Array
  readonly categorical: Uint8Array
  /** Numeric node: the last bin that goes left, 0: none but the missing one. */
  readonly lastBin: Uint8Array
  readonly missingLeft: Uint8Array
  /** Training rows that passed the node. */
  readonly cover: Float64Array
}

export function newTree (maxNodes: number): GrownTree {
  return {
    nodes: 1,
    feature: new Int32Array(maxNodes).fill(-1),
    left: new Int32Array(maxNodes),
    value: new Float64Array(maxNodes),
    set: new Uint32Array(maxNodes * 8),
    categorical: new Uint8Array(maxNodes),
    lastBin: new Uint8Array(maxNodes),
    missingLeft: new Uint8Array(maxNodes),
    cover: new Float64Array(maxNodes)
  }
}

/** Makes a leaf an inner node with two new leaves. @returns the left one */
export function writeSplit (tree: GrownTree, node: number, { feature, set, categorical, lastBin, missingLeft }: Split): number {
  const left = tree.nodes
  tree.nodes += 2
  tree.feature[node] = feature
  tree.left[node] = left
  tree.set.set(set, node * 8)
  tree.categorical[node] = categorical
  tree.lastBin[node] = lastBin
  tree.missingLeft[node] = missingLeft
  return left
}

/** The same without room to grow. */
export function trimTree (tree: GrownTree): GrownTree {
  const { nodes } = tree
  return {
    nodes,
    feature: tree.feature.slice(0, nodes),
    left: tree.left.slice(0, nodes),
    value: tree.value.slice(0, nodes),
    set: tree.set.slice(0, nodes * 8),
    categorical: tree.categorical.slice(0, nodes),
    lastBin: tree.lastBin.slice(0, nodes),
    missingLeft: tree.missingLeft.slice(0, nodes),
    cover: tree.cover.slice(0, nodes)
  }
}

/** Writes the nodes where `walkTree` can read them. */
export function storeTree (memory: KernelMemory, tree: GrownTree): Address {
  const at = memory.reserve(tree.nodes * nodeBytes)
  const words = memory.integers(at, tree.nodes * nodeBytes / 4)
  const doubles = memory.doubles(at, tree.nodes * nodeBytes / 8)
  for (let node = 0; node < tree.nodes; node++) {
    words[node * 12] = tree.feature[node]!
    words[node * 12 + 1] = tree.left[node]!
    doubles[node * 6 + 1] = tree.value[node]!
    for (let word = 0; word < 8; word++) words[node * 12 + 4 + word] = tree.set[node * 8 + word]!
  }
  return at
}
