import { square } from '@assay/shared'
import { gaussLegendre } from '../gauss-legendre.ts'
import { packTrees } from '../pack-trees.ts'
import type { TreesPredictor } from '../predictor.ts'
import { compileSpread } from '../spread-rows.ts'
import { isInSet, isRight } from '../walk-trees.ts'

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
 * feature is due (own − share) zero / f² of the difference between the sums at the children. A twig, a node whose children are both
 * leaves, is half of a tree's nodes and has the same difference at all points: it is passed once, on the way from down to up.
 *
 * @param shares for each node, the share of its parent's training rows that went on to it
 */
export function passTreeShap (predictor: TreesPredictor, shares: Float64Array, output: number): (row: Float64Array, contributions: Float64Array) => void {
  const { roots, outputs, feature, left, threshold } = predictor
  const trees = Array.from(outputs.keys()).filter((tree) => outputs[tree] === output)
  const { thresholds, asked, sets, words, slots } = packTrees(predictor)
  const spreadRow = compileSpread(predictor, slots)
  const spread = { rows: 1, numbers: new Float64Array(slots.length).fill(NaN), bits: new Int32Array(slots.length) }
  const factorsOf = factorsAbove(predictor, shares)
  const { factors } = factorsOf
  const isLeaf = (node: number): boolean => feature[node]! < 0
  const isTwig = (node: number): boolean => !isLeaf(node) && isLeaf(left[node]!) && isLeaf(left[node]! + 1)
  const isFork = (node: number): boolean => !isLeaf(node) && !isTwig(node)
  const onForks = Uint8Array.from(feature, () => 0)
  feature.forEach((_, node) => { if (isFork(node)) onForks.fill(1, left[node]!, left[node]! + 2) })
  const forks = listSteps(predictor, trees, factorsOf, isFork)
  const twigs = listSteps(predictor, trees, factorsOf, isTwig)
  const leaves = listSteps(predictor, trees, factorsOf, (node) => isLeaf(node) && onForks[node] === 1)
  // Of one tree at a time, points a node. Whether each child's feature has sent the row there at all its nodes; the first place is of features
  // that were not met above.
  const entries = points * (1 + trees.reduce((most, tree) => Math.max(most, roots[tree + 1]! - roots[tree]!), 1))
  const ones = new Uint8Array(entries).fill(1)
  const products = new Float64Array(entries)
  const sums = new Float64Array(entries)
  const rates = new Float64Array(entries)
  const gains = new Float64Array(entries)
  const entryOf = new Int32Array(entries)

  /** @returns 1 where the row itself goes left, else 0 */
  function goesLeft (node: number): number {
    return 1 - (isRight(spread.numbers, thresholds, asked, node, 0) | (sets.length === 0 ? 0 : isInSet(spread.bits, words, sets, asked, node, 0)))
  }

  function passDown ({ steps, starts }: Steps, tree: number): void {
    products.set(weights, points)
    for (let step = starts[tree]!; step < starts[tree + 1]!; step += stepWidth) {
      const node = steps[step]!
      const at = steps[step + 1]!
      const below = steps[step + 2]!
      const own = goesLeft(node)
      const before = ones[steps[step + 3]!]!
      const entry = before * steps[step + 4]!
      const slope = shares[left[node]!]! - own
      ones[below] = before & own
      ones[below + points] = before & (1 - own)
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
      entryOf[at] = entry + points
      gains[at] = -slope
    }
  }

  function fillLeaves ({ steps, starts }: Steps, tree: number): void {
    for (let step = starts[tree]!; step < starts[tree + 1]!; step += stepWidth) {
      const at = steps[step + 1]!
      sums[at] = sums[at + 1] = sums[at + 2] = threshold[steps[step]!]!
    }
  }

  function passTwigs ({ steps, starts }: Steps, tree: number, contributions: Float64Array): void {
    for (let step = starts[tree]!; step < starts[tree + 1]!; step += stepWidth) {
      const node = steps[step]!
      const at = steps[step + 1]!
      const own = goesLeft(node)
      const entry = ones[steps[step + 3]!]! * steps[step + 4]!
      const child = left[node]!
      const slope = shares[child]! - own
      const right = threshold[child + 1]!
      const difference = threshold[child]! - right
      sums[at] = right + (own + factors[entry]! * slope) * difference
      sums[at + 1] = right + (own + factors[entry + 1]! * slope) * difference
      sums[at + 2] = right + (own + factors[entry + 2]! * slope) * difference
      contributions[feature[node]!]! -= slope * difference * (products[at]! * factors[entry + 3]! + products[at + 1]! * factors[entry + 4]! + products[at + 2]! * factors[entry + 5]!)
    }
  }

  function passUp ({ steps, starts }: Steps, tree: number, contributions: Float64Array): void {
    for (let step = starts[tree + 1]! - stepWidth; step >= starts[tree]!; step -= stepWidth) {
      const at = steps[step + 1]!
      const below = steps[step + 2]!
      const entry = entryOf[at]!
      const a = sums[below]! - sums[below + 3]!
      const b = sums[below + 1]! - sums[below + 4]!
      const c = sums[below + 2]! - sums[below + 5]!
      sums[at] = sums[below + 3]! + rates[at]! * a
      sums[at + 1] = sums[below + 4]! + rates[at + 1]! * b
      sums[at + 2] = sums[below + 5]! + rates[at + 2]! * c
      contributions[feature[steps[step]!]!]! += gains[at]! * (products[at]! * a * factors[entry]! + products[at + 1]! * b * factors[entry + 1]! + products[at + 2]! * c * factors[entry + 2]!)
    }
  }

  return (row, contributions) => {
    spreadRow(row, 0, spread)
    for (let tree = 0; tree < trees.length; tree++) {
      passDown(forks, tree)
      passTwigs(twigs, tree, contributions)
      fillLeaves(leaves, tree)
      passUp(forks, tree, contributions)
    }
  }
}

/**
 * Nodes of trees one tree after the other, in their order, so that parents come first. A step is a node, where its points and those of its
 * left child begin, where `ones` tells of the same feature above, and where its A and zero / f² begin in `factors`.
 */
interface Steps { readonly steps: Int32Array, readonly starts: Int32Array }
interface FactorsAbove { readonly above: Int32Array, readonly factors: Float64Array, readonly entries: Int32Array }
const stepWidth = 5

/**
 * @returns for each node: the child that the nearest node about the same feature above leads on to, else −1; and where its A and
 *   zero / f², a number a point each, begin in `factors`. Entry 0 is of rows that the feature has sent elsewhere.
 */
function factorsAbove ({ roots, feature, features, left }: TreesPredictor, shares: Float64Array): FactorsAbove {
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

function listSteps ({ roots, left }: TreesPredictor, trees: readonly number[], { above, entries }: Pick<FactorsAbove, 'above' | 'entries'>, belongs: (node: number) => boolean): Steps {
  const steps: number[] = []
  const starts = [0]
  for (const tree of trees) {
    const root = roots[tree]!
    const placeOf = (node: number): number => points * (node - root + 1)
    for (let node = root; node < roots[tree + 1]!; node++) {
      if (belongs(node)) steps.push(node, placeOf(node), placeOf(left[node]!), above[node]! < 0 ? 0 : placeOf(above[node]!), entries[node]!)
    }
    starts.push(steps.length)
  }
  return { steps: Int32Array.from(steps), starts: Int32Array.from(starts) }
}
