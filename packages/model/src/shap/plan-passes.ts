import { square } from '@assay/shared'
import { gaussLegendre } from '../gauss-legendre.ts'
import type { TreesPredictor } from '../predictor.ts'

/** Points at which the integrand is known. */
export const points = 3
export const { points: known, weights } = gaussLegendre(points)

/** Depth of trees up to which the points integrate exactly. */
export const deepestPassed = 2 * points

/** The trees of one output as flat lists of what the passes of `passTreeShap` do. */
export interface PlannedPasses {
  /** Inner nodes that are no twigs. */
  readonly forks: Steps
  /** Nodes whose children are both leaves. */
  readonly twigs: Steps
  /** Leaves below forks. */
  readonly leaves: Steps
  /** A and zero / f² of the steps, a number a point each; entry 0 is of rows that the feature has sent elsewhere. */
  readonly factors: Float64Array
  /** Numbers that a value a point takes for each node of one tree at a time; the first ones are of features that were not met above. */
  readonly entries: number
}

/**
 * Nodes of trees one tree after the other, in their order, so that parents come first. A step is a node, where its points and those of its
 * left child begin, where `ones` tells of the same feature above, and where its A and zero / f² begin in `factors`.
 */
export interface Steps { readonly steps: Int32Array, readonly starts: Int32Array }
export const stepWidth = 5

/** @param shares for each node, the share of its parent's training rows that went on to it */
export function planPasses (predictor: TreesPredictor, shares: Float64Array, output: number): PlannedPasses {
  const { roots, outputs, feature, left } = predictor
  const trees = Array.from(outputs.keys()).filter((tree) => outputs[tree] === output)
  const factorsOf = factorsAbove(predictor, shares)
  const isLeaf = (node: number): boolean => feature[node]! < 0
  const isTwig = (node: number): boolean => !isLeaf(node) && isLeaf(left[node]!) && isLeaf(left[node]! + 1)
  const isFork = (node: number): boolean => !isLeaf(node) && !isTwig(node)
  const onForks = new Uint8Array(feature.length)
  feature.forEach((_, node) => { if (isFork(node)) onForks.fill(1, left[node]!, left[node]! + 2) })
  return {
    forks: listSteps(predictor, trees, factorsOf, isFork),
    twigs: listSteps(predictor, trees, factorsOf, isTwig),
    leaves: listSteps(predictor, trees, factorsOf, (node) => isLeaf(node) && onForks[node] === 1),
    factors: factorsOf.factors,
    entries: points * (1 + trees.reduce((most, tree) => Math.max(most, roots[tree + 1]! - roots[tree]!), 1))
  }
}

interface FactorsAbove { readonly above: Int32Array, readonly factors: Float64Array, readonly entries: Int32Array }

/**
 * @returns for each node: the child that the nearest node about the same feature above leads on to, else −1; and where its A and
 *   zero / f², a number a point each, begin in `factors`. Entry 0 is of rows that the feature has sent elsewhere.
 */
function factorsAbove ({ roots, feature, features, left }: TreesPredictor, shares: Float64Array): FactorsAbove {
  const above = new Int32Array(feature.length).fill(-1)
  const entries = new Int32Array(feature.length)
  const factors = new Float64Array(2 * points * (2 + feature.length))
  factors.fill(1, 0, points)
  let filled = 2 * points
  const nearest = new Int32Array(features).fill(-1)
  const zero = new Float64Array(features).fill(1)
  const first = addFactors(1)

  function addFactors (share: number): number {
    const entry = filled
    for (let point = 0; point < points; point++) {
      const t = known[point]!
      const factor = share * (1 - t) + t
      factors[entry + point] = share * (1 - t) / factor
      factors[entry + points + point] = share / square(factor)
    }
    filled += 2 * points
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
  return { above, factors: factors.slice(0, filled), entries }
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
