import type { Address } from '@assay/kernels'
import type { GrownTree, TreeBuilder } from '../trees/grown-tree.ts'
import { fillHistogram, subtractChild, type HistogramPool } from '../trees/node-histograms.ts'
import { clamp, divideBounds, unbounded, type Bounds } from './bounds.ts'
import { candidatesOf, findBestSplit, type SplitLimits } from '../trees/split-search.ts'
import type { NodeSums, Split } from '../trees/split.ts'
import { partitionRows, sumRange, type TreeGround } from '../trees/tree-ground.ts'

export interface GrowTask {
  readonly ground: TreeGround
  readonly pool: HistogramPool
  readonly builder: TreeBuilder
  /** The first so many rows of `ground.order` are learnt from. */
  readonly rows: number
  /** Features to split on, ascending. */
  readonly features: Uint32Array
  readonly limits: SplitLimits
  /** @see candidatesOf */
  readonly directions: Int8Array
  readonly maxDepth: number
  /** Leaves at which growth by the largest gain ends; 0: every node is split, down to `maxDepth`. */
  readonly maxLeaves: number
  /** Of a leaf's sums and its rows, a range of `ground.order`. */
  readonly leafValue: (sums: NodeSums, begin: number, end: number) => number
  /** Called with each leaf's rows, a range of `ground.order`. */
  readonly onLeaf: (begin: number, end: number, value: number) => void
  /** Called before each node is split; may throw. */
  readonly checkStop: () => void
}

/** A range of `ground.order`, and the sums of its rows. */
interface Node { readonly index: number, readonly begin: number, readonly end: number, readonly depth: number, readonly sums: NodeSums, readonly bounds: Bounds }

interface OpenNode extends Node {
  readonly split: Split
  /** Null: given up for another node's. Sums are exact, so scanning the rows again gives the same bits. */
  histogram: Address | null
}

/**
 * Grows one tree from the gradients of the ground. Of two children the smaller is scanned, and the other is their parent minus it.
 *
 * @see Ke et al., "LightGBM", 2017 (histograms, growth by the best leaf)
 */
export function growTree ({ ground, pool, builder, rows, features, limits, directions, maxDepth, maxLeaves, leafValue, onLeaf, checkStop }: GrowTask): GrownTree {
  const candidates = candidatesOf(ground, features, directions)
  const mostLeaves = Math.min(maxLeaves || Infinity, 2 ** maxDepth, rows)
  const open: OpenNode[] = []

  builder.start()
  const root: Node = { index: 0, begin: 0, end: rows, depth: 0, sums: sumRange(ground, 0, rows), bounds: unbounded }
  settle(root, mayDivide(root) ? scan(root) : null)
  for (let leaves = 1; open.length > 0 && leaves < mostLeaves; leaves++) {
    checkStop()
    divide(takeNext())
  }
  for (const node of open) endAsLeaf(node, node.histogram)
  return builder.finish()

  /** The last one opened, which keeps few histograms; or the one that gains most where leaves are limited. */
  function takeNext (): OpenNode {
    let next = open.length - 1
    if (maxLeaves > 0) open.forEach(({ split }, i) => { if (split.gain > open[next]!.split.gain) next = i })
    return open.splice(next, 1)[0]!
  }

  function divide ({ index, begin, end, depth, sums, bounds, split, histogram }: OpenNode): void {
    const left = builder.divide(index, split)
    const middle = partitionRows(ground, begin, end, split)
    const rightSums = { gradient: sums.gradient - split.left.gradient, hessian: sums.hessian - split.left.hessian }
    const [leftBounds, rightBounds] = divideBounds(bounds, directions[split.feature]!, () => [leafValue(split.left, begin, middle), leafValue(rightSums, middle, end)])
    const children: [Node, Node] = [
      { index: left, begin, end: middle, depth: depth + 1, sums: split.left, bounds: leftBounds },
      { index: left + 1, begin: middle, end, depth: depth + 1, sums: rightSums, bounds: rightBounds }
    ]
    const [smaller, larger] = middle - begin <= end - middle ? children : children.toReversed() as [Node, Node]
    if (histogram !== null && mayDivide(larger)) {
      const scanned = scan(smaller)
      subtractChild(ground, features, histogram, scanned)
      settle(larger, histogram)
      settle(smaller, mayDivide(smaller) ? scanned : release(scanned))
    } else {
      release(histogram)
      settle(larger, mayDivide(larger) ? scan(larger) : null)
      settle(smaller, mayDivide(smaller) ? scan(smaller) : null)
    }
  }

  /** Opens a node if some split of it pays, else makes it a leaf. */
  function settle (node: Node, histogram: Address | null): void {
    builder.setCover(node.index, node.end - node.begin)
    const split = histogram === null ? null : findBestSplit(ground, histogram, candidates, node.sums, limits)
    if (split === null) endAsLeaf(node, histogram)
    else open.push({ ...node, split, histogram })
  }

  function endAsLeaf ({ index, begin, end, sums, bounds }: Node, histogram: Address | null): void {
    release(histogram)
    const value = clamp(leafValue(sums, begin, end), bounds)
    builder.setValue(index, value)
    onLeaf(begin, end, value)
  }

  function mayDivide ({ begin, end, depth, sums }: Node): boolean {
    return depth < maxDepth && end - begin > 1 && sums.hessian >= 2 * limits.minWeight
  }

  function scan ({ begin, end }: Node): Address {
    const histogram = pool.pop() ?? giveUpOne()
    fillHistogram(ground, features, begin, end, histogram)
    return histogram
  }

  /** Takes its histogram from the open node that gains least: it will be split last, if at all. */
  function giveUpOne (): Address {
    const holders = open.filter(({ histogram }) => histogram !== null)
    const least = holders.reduce((lowest, node) => node.split.gain < lowest.split.gain ? node : lowest)
    const histogram = least.histogram!
    least.histogram = null
    return histogram
  }

  function release (histogram: Address | null): null {
    if (histogram !== null) pool.push(histogram)
    return null
  }
}
