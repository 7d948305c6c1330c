import { packTrees } from '../pack-trees.ts'
import type { TreesPredictor } from '../predictor.ts'
import { compileSpread } from '../spread-rows.ts'
import { isInSet, isRight } from '../walk-trees.ts'
import { planPasses, points, stepWidth, weights, type Steps } from './plan-passes.ts'

/**
 * Adds one output's contributions of `count` rows, both rows × features.
 */
export type PassTreeShap = (rows: Float64Array, count: number, contributions: Float64Array) => void

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
export function passTreeShap (predictor: TreesPredictor, shares: Float64Array, output: number): PassTreeShap {
  const { feature, features, left, threshold } = predictor
  const { thresholds, asked, sets, words, slots } = packTrees(predictor)
  const spreadRow = compileSpread(predictor, slots)
  const spread = { rows: 1, numbers: new Float64Array(slots.length).fill(NaN), bits: new Int32Array(slots.length) }
  const { forks, twigs, leaves, factors, entries } = planPasses(predictor, shares, output)
  // Of one tree at a time, points a node. Whether each child's feature has sent the row there at all its nodes; the first place is of features
  // that were not met above.
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

  return (rows, count, contributions) => {
    for (let row = 0; row < count; row++) {
      const into = contributions.subarray(row * features, (row + 1) * features)
      spreadRow(rows, row * features, spread)
      for (let tree = 0; tree < forks.starts.length - 1; tree++) {
        passDown(forks, tree)
        passTwigs(twigs, tree, into)
        fillLeaves(leaves, tree)
        passUp(forks, tree, into)
      }
    }
  }
}
