import { square } from '@assay/shared'
import { gaussLegendre } from '../gauss-legendre.ts'
import { childOf } from '../predict-trees.ts'
import type { TreesPredictor } from '../predictor.ts'

const points = 3
const { points: known, weights } = gaussLegendre(points)

/** Depth of trees up to which the points integrate exactly. */
export const deepestPassed = 2 * points

/**
 * Adds one output's contributions of trees up to `deepestPassed` deep with single values as leaves, in two passes over flat lists,
 * without division or allocation: down, products of factors, and up, sums over leaves. The terms are those of `walkTreeShap`.
 *
 * Of a node's factor a share `r` goes left and 1 − r right at every point, since training rows and the row itself go one way or
 * the other. With A the share of what is not known in the feature's factor f above the node, `zero` (1 − t) / f, r is
 * own + A (share − own), own being 1 where the row itself goes left. Below a feature that sends the row elsewhere, A is 1. The
 * feature is due (own − share) zero / f² of the difference between the sums at the children.
 *
 * @param shares for each node, the share of its parent's training rows that went on to it
 */
export function passTreeShap (predictor: TreesPredictor, shares: Float64Array, output: number): (row: Float64Array, contributions: Float64Array) => void {
  const { roots, outputs, feature, left, threshold, categories } = predictor
  const trees = Array.from(outputs.keys()).filter((tree) => outputs[tree] === output)
  const { above, factors, entries } = factorsAbove(predictor, shares)
  const widest = trees.reduce((most, tree) => Math.max(most, roots[tree + 1]! - roots[tree]!), 0)
  // Nodes of each tree in their order, so that parents come first; and where each tree begins.
  const { nodes: inner, starts: firstInner } = listNodes(predictor, trees, (node) => feature[node]! >= 0)
  const { nodes: leaves, starts: firstLeaf } = listNodes(predictor, trees, (node) => feature[node]! < 0)
  // Of one tree at a time, by node less root. Whether each child's feature has sent the row there at all its nodes; points a node.
  const ones = new Uint8Array(widest + 1)
  const products = new Float64Array(points * widest)
  const sums = new Float64Array(points * widest)
  const entryOf = new Int32Array(widest)
  const gains = new Float64Array(widest)
  const rates = new Float64Array(points * widest)

  function passDown (root: number, start: number, end: number, row: Float64Array): void {
    products.set(weights)
    for (let i = start; i < end; i++) {
      const node = inner[i]!
      const at = (node - root) * points
      const tested = feature[node]!
      const value = row[tested]!
      const child = left[node]!
      const own = categories[node]! >= 0 || Number.isNaN(value) ? Number(childOf(predictor, node, row, 0) === child) : Number(value < threshold[node]!)
      const before = above[node]! < 0 ? 1 : ones[above[node]! - root]!
      const entry = before * entries[node]!
      const slope = shares[child]! - own
      const below = (child - root) * points
      ones[child - root] = before & own
      ones[child - root + 1] = before & (1 - own)
      const a = own + factors[entry]! * slope
      const b = own + factors[entry + 1]! * slope
      const c = own + factors[entry + 2]! * slope
      rates[at] = a
      rates[at + 1] = b
      rates[at + 2] = c
      products[below] = products[at]! * a
      products[below + 1] = products[at + 1]! * b
      products[below + 2] = products[at + 2]! * c
      products[below + 3] = products[at]! - products[below]!
      products[below + 4] = products[at + 1]! - products[below + 1]!
      products[below + 5] = products[at + 2]! - products[below + 2]!
      entryOf[node - root] = entry + points
      gains[node - root] = -slope
    }
  }

  function fillLeaves (root: number, start: number, end: number): void {
    for (let i = start; i < end; i++) {
      const at = (leaves[i]! - root) * points
      sums[at] = sums[at + 1] = sums[at + 2] = threshold[leaves[i]!]!
    }
  }

  function passUp (root: number, start: number, end: number, contributions: Float64Array): void {
    for (let i = end - 1; i >= start; i--) {
      const node = inner[i]!
      const at = (node - root) * points
      const entry = entryOf[node - root]!
      const gain = gains[node - root]!
      const below = (left[node]! - root) * points
      const a = sums[below]! - sums[below + 3]!
      const b = sums[below + 1]! - sums[below + 4]!
      const c = sums[below + 2]! - sums[below + 5]!
      sums[at] = sums[below + 3]! + rates[at]! * a
      sums[at + 1] = sums[below + 4]! + rates[at + 1]! * b
      sums[at + 2] = sums[below + 5]! + rates[at + 2]! * c
      contributions[feature[node]!]! += gain * (products[at]! * a * factors[entry]! + products[at + 1]! * b * factors[entry + 1]! + products[at + 2]! * c * factors[entry + 2]!)
    }
  }

  return (row, contributions) => {
    for (let i = 0; i < trees.length; i++) {
      const root = roots[trees[i]!]!
      passDown(root, firstInner[i]!, firstInner[i + 1]!, row)
      fillLeaves(root, firstLeaf[i]!, firstLeaf[i + 1]!)
      passUp(root, firstInner[i]!, firstInner[i + 1]!, contributions)
    }
  }
}

/**
 * @returns for each node: the child that the nearest node about the same feature above leads on to, else −1; and where its A and
 *   zero / f², a number a point each, begin in `factors`. Entry 0 is of rows that the feature has sent elsewhere.
 */
function factorsAbove ({ roots, feature, features, left }: TreesPredictor, shares: Float64Array): { readonly above: Int32Array, readonly factors: Float64Array, readonly entries: Int32Array } {
  const above = new Int32Array(feature.length).fill(-1)
  const entries = new Int32Array(feature.length)
  const factors = [1, 1, 1, 0, 0, 0]
  const nearest = new Int32Array(features).fill(-1)
  const zero = new Float64Array(features).fill(1)
  const first = addFactors(1)

  function addFactors (share: number): number {
    const entry = factors.length
    const factorAt = (t: number): number => share * (1 - t) + t
    factors.push(...known.map((t) => share * (1 - t) / factorAt(t)), ...known.map((t) => share / square(factorAt(t))))
    return entry
  }

  function visit (node: number): void {
    const tested = feature[node]!
    if (tested < 0) return
    const nearestBefore = nearest[tested]!
    const zeroBefore = zero[tested]!
    above[node] = nearestBefore
    entries[node] = nearestBefore < 0 ? first : addFactors(zeroBefore)
    for (const child of [left[node]!, left[node]! + 1]) {
      nearest[tested] = child
      zero[tested] = zeroBefore * shares[child]!
      visit(child)
    }
    nearest[tested] = nearestBefore
    zero[tested] = zeroBefore
  }
  roots.subarray(0, -1).forEach(visit)
  return { above, factors: Float64Array.from(factors), entries }
}

function listNodes ({ roots }: TreesPredictor, trees: readonly number[], belongs: (node: number) => boolean): { readonly nodes: Int32Array, readonly starts: Int32Array } {
  const nodes: number[] = []
  const starts = [0]
  for (const tree of trees) {
    for (let node = roots[tree]!; node < roots[tree + 1]!; node++) if (belongs(node)) nodes.push(node)
    starts.push(nodes.length)
  }
  return { nodes: Int32Array.from(nodes), starts: Int32Array.from(starts) }
}
