import { gaussLegendre } from '../gauss-legendre.ts'
import { childOf } from '../predict-trees.ts'
import type { TreesPredictor } from '../predictor.ts'

/**
 * Adds one row's contributions to `contributions`, one a feature.
 *
 * @returns the margin expected of a row about which nothing is known: contributions add up from here to the row's margin
 */
export type AddTreeShap = (row: Float64Array, output: number, contributions: Float64Array) => number

/**
 * Exact Shapley values of the features for one output's margin, path-dependent: a feature that is not known sends a row both ways,
 * in the shares in which training rows went.
 *
 * A leaf's value v counts Π known(j) + unknown(j) over the features j on its path: `zero`, the share of training rows that j lets
 * pass, while j is not known, and `one`, 1 or 0 as the row itself passes, once it is. The Shapley value of i, the mean over all
 * orders, is then v (one_i − zero_i) ∫₀¹ Π_{j≠i} (zero_j (1 − t) + one_j t) dt. That polynomial in t is integrated exactly by a few
 * Gauss points; all leaves below a node are summed before they are divided by its factor, so that a node costs its points alone.
 *
 * @see Lundberg, Erion & Lee, "Consistent Individualized Feature Attribution for Tree Ensembles", 2018 (the values)
 * @see Yu, Xu, Jin & Chen, "Linear TreeShap", 2022 (factors divided out of sums over leaves)
 */
export function walkTreeShap (predictor: TreesPredictor): AddTreeShap {
  const { base, roots, leafWidth, outputs, feature, left, features } = predictor
  const shares = sharesOf(predictor)
  const depths = Uint32Array.from(roots.subarray(0, -1), (root) => depthOf(predictor, root))
  const expected = base.map((start, output) => expectedMargin(predictor, shares, output, start))
  const deepest = depths.reduce((most, depth) => Math.max(most, depth), 0)
  const quadratures = Array.from({ length: pointsFor(deepest) + 1 }, (_, count) => gaussLegendre(count))

  // Of every feature on the way to the node at hand; 1 and 1 (a factor of 1) for a feature that was not met.
  const zero = new Float64Array(features).fill(1)
  const one = new Float64Array(features).fill(1)
  // A row of points for each level: the product of all factors; without the factor of the node's own feature; a point's weight
  // over that factor; the sum over the leaves below.
  const levels = (deepest + 1) * pointsFor(deepest)
  const products = new Float64Array(levels)
  const others = new Float64Array(levels)
  const dues = new Float64Array(levels)
  const sums = new Float64Array(levels)

  let quadrature = quadratures[0]!
  let row = quadrature.points
  let output = 0
  let contributions = quadrature.points

  /** Leaves the sum over the leaves below the node, and adds what is due to the features asked about at it and below. */
  function visit (node: number, at: number): void {
    const { points, weights } = quadrature
    const tested = feature[node]!
    const zeroBefore = zero[tested]!
    const oneBefore = one[tested]!
    const isNew = zeroBefore === 1 && oneBefore === 1
    for (let k = 0, level = at; k < points.length; k++, level++) {
      const inverse = isNew ? 1 : 1 / (zeroBefore + points[k]! * (oneBefore - zeroBefore))
      others[level] = products[level]! * inverse
      dues[level] = weights[k]! * inverse
      sums[level] = 0
    }
    const hot = childOf(predictor, node, row, 0)
    const first = left[node]!
    follow(first, at, tested, first === hot)
    follow(first + 1, at, tested, first + 1 === hot)
  }

  /** Adds what the leaves of one child give to the feature; what an earlier node about the feature takes of them is taken back. */
  function follow (child: number, at: number, tested: number, isHot: boolean): void {
    const zeroBefore = zero[tested]!
    const oneBefore = one[tested]!
    const zeroHere = zeroBefore * shares[child]!
    const oneHere = isHot ? oneBefore : 0
    // Neither training rows nor this row come here.
    if (zeroHere === 0 && oneHere === 0) return

    const { points } = quadrature
    const slope = oneHere - zeroHere
    let due = 0
    if (feature[child]! < 0) {
      const value = leafValue(predictor, child, output)
      for (let k = 0, level = at; k < points.length; k++, level++) {
        const part = value * others[level]!
        sums[level]! += part * (zeroHere + points[k]! * slope)
        due += part * dues[level]!
      }
    } else {
      const below = at + points.length
      for (let k = 0; k < points.length; k++) products[below + k] = others[at + k]! * (zeroHere + points[k]! * slope)
      zero[tested] = zeroHere
      one[tested] = oneHere
      visit(child, below)
      zero[tested] = zeroBefore
      one[tested] = oneBefore
      for (let k = 0; k < points.length; k++) {
        const sum = sums[below + k]!
        sums[at + k]! += sum
        due += sum * dues[at + k]! / (zeroHere + points[k]! * slope)
      }
    }
    // (one' − zero') / factor' − (one − zero) / factor, over a common denominator
    contributions[tested]! += due * (oneHere * zeroBefore - oneBefore * zeroHere)
  }

  return (features, ofOutput, into) => {
    row = features
    output = ofOutput
    contributions = into
    for (let tree = 0; tree < roots.length - 1; tree++) {
      const depth = depths[tree]!
      if (depth === 0 || (leafWidth === 1 && outputs[tree] !== output)) continue
      quadrature = quadratures[pointsFor(depth)]!
      products.fill(1, 0, quadrature.points.length)
      visit(roots[tree]!, 0)
    }
    return expected[output]!
  }
}

/** With n features on a path the integrand has degree n − 1, which ⌈n / 2⌉ points integrate exactly. */
const pointsFor = (depth: number): number => Math.ceil(depth / 2)

/** For each node, the share of its parent's training rows that went on to it. */
export function sharesOf ({ feature, left, cover }: TreesPredictor): Float64Array {
  const shares = new Float64Array(feature.length)
  for (let node = 0; node < feature.length; node++) {
    if (feature[node]! < 0) continue
    const child = left[node]!
    const together = cover[child]! + cover[child + 1]!
    shares[child] = together > 0 ? cover[child]! / together : 0.5
    shares[child + 1] = together > 0 ? cover[child + 1]! / together : 0.5
  }
  return shares
}

export function depthOf (predictor: TreesPredictor, node: number): number {
  if (predictor.feature[node]! < 0) return 0
  const child = predictor.left[node]!
  return 1 + Math.max(depthOf(predictor, child), depthOf(predictor, child + 1))
}

/** The base and the mean of each tree's leaves, weighted by the training rows that reached them. */
export function expectedMargin (predictor: TreesPredictor, shares: Float64Array, output: number, base: number): number {
  const { roots, leafWidth, outputs, feature, left } = predictor
  const expectedLeaf = (node: number): number => feature[node]! < 0
    ? leafValue(predictor, node, output)
    : shares[left[node]!]! * expectedLeaf(left[node]!) + shares[left[node]! + 1]! * expectedLeaf(left[node]! + 1)
  let expected = base
  for (let tree = 0; tree < roots.length - 1; tree++) {
    if (leafWidth > 1 || outputs[tree] === output) expected += expectedLeaf(roots[tree]!)
  }
  return expected
}

function leafValue ({ threshold, leafWidth, leafValues }: TreesPredictor, leaf: number, output: number): number {
  return leafWidth === 1 ? threshold[leaf]! : leafValues[threshold[leaf]! + output]!
}
