import { nodeBytes, type Address, type KernelMemory } from '@assay/kernels'
import type { Split } from './split.ts'

/** A tree over bins; the root is node 0, children of a node are `left` and `left + 1`. */
export interface GrownTree {
  readonly nodes: number
  /** −1: leaf. */
  readonly feature: Int32Array
  readonly left: Int32Array
  /** Leaf: what it adds, or where its values are. */
  readonly value: Float64Array
  /** Eight words a node: the bins that go left. */
  readonly set: Uint32Array
  /** Numeric node: the last bin that goes left, 0: none but the missing one. */
  readonly lastBin: Uint8Array
  readonly missingLeft: Uint8Array
  /** Training rows (weighted) that passed the node. */
  readonly cover: Float64Array
}

/** Grows trees one after the other, in arrays that are used again. */
export interface TreeBuilder {
  /** Begins a tree of one leaf. */
  readonly start: () => void
  readonly setCover: (node: number, cover: number) => void
  readonly setValue: (node: number, value: number) => void
  /** Makes a leaf an inner node with two new leaves. @returns the left one */
  readonly divide: (node: number, split: Split) => number
  /** @returns the tree in arrays of its own */
  readonly finish: () => GrownTree
}

export function createTreeBuilder (): TreeBuilder {
  let tree = allocate(64)
  let nodes = 0

  function addLeaf (): void {
    if (nodes === tree.feature.length) tree = copyTree(tree, nodes, allocate(nodes * 2))
    tree.feature[nodes] = -1
    nodes++
  }
  return {
    start () {
      nodes = 0
      addLeaf()
    },
    setCover (node, cover) {
      tree.cover[node] = cover
    },
    setValue (node, value) {
      tree.value[node] = value
    },
    divide (node, { feature, set, lastBin, missingLeft }) {
      tree.feature[node] = feature
      tree.left[node] = nodes
      tree.set.set(set, node * 8)
      tree.lastBin[node] = lastBin
      tree.missingLeft[node] = missingLeft
      addLeaf()
      addLeaf()
      return nodes - 2
    },
    finish: () => ({ nodes, ...copyTree(tree, nodes, allocate(nodes)) })
  }
}

type TreeArrays = Omit<GrownTree, 'nodes'>

function allocate (nodes: number): TreeArrays {
  return {
    feature: new Int32Array(nodes),
    left: new Int32Array(nodes),
    value: new Float64Array(nodes),
    set: new Uint32Array(nodes * 8),
    lastBin: new Uint8Array(nodes),
    missingLeft: new Uint8Array(nodes),
    cover: new Float64Array(nodes)
  }
}

function copyTree (from: TreeArrays, nodes: number, to: TreeArrays): TreeArrays {
  to.feature.set(from.feature.subarray(0, nodes))
  to.left.set(from.left.subarray(0, nodes))
  to.value.set(from.value.subarray(0, nodes))
  to.set.set(from.set.subarray(0, nodes * 8))
  to.lastBin.set(from.lastBin.subarray(0, nodes))
  to.missingLeft.set(from.missingLeft.subarray(0, nodes))
  to.cover.set(from.cover.subarray(0, nodes))
  return to
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
