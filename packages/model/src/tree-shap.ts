import type { TreesPredictor } from './predictor.ts'
import { childOf } from './predict-trees.ts'

/**
 * Exact Shapley values of the features for one output's margin, path-dependent: a feature that is not known sends a row
 * both ways, in the shares in which training rows went.
 *
 * @param row           the row's features
 * @param contributions one a feature, added to
 * @returns the margin expected of a row about which nothing is known: contributions add up from here to the row's margin
 * @see Lundberg, Erion & Lee, "Consistent Individualized Feature Attribution for Tree Ensembles", 2018, algorithm 2
 */
export function addTreeShap (predictor: TreesPredictor, row: Float64Array, output: number, contributions: Float64Array): number {
  const { base, roots, leafWidth, outputs } = predictor
  let expected = base[output]!
  for (let tree = 0; tree < roots.length - 1; tree++) {
    if (leafWidth === 1 && outputs[tree] !== output) continue
    const root = roots[tree]!
    expected += expectedLeaf(predictor, root, output)
    descend({ predictor, row, output, contributions }, root, emptyPath, 1, 1, -1)
  }
  return expected
}

interface Explanation {
  readonly predictor: TreesPredictor
  readonly row: Float64Array
  readonly output: number
  readonly contributions: Float64Array
}

/**
 * The features met on the way to a node. `zero`: share of rows that come here when the feature is not known; `one`: 1 when the
 * row itself comes here; `weight[i]`: summed share of the subsets of size i, as the paper has it.
 */
interface Path { readonly features: readonly number[], readonly zero: readonly number[], readonly one: readonly number[], readonly weight: readonly number[] }

const emptyPath: Path = { features: [], zero: [], one: [], weight: [] }

function descend (explanation: Explanation, node: number, parentPath: Path, zero: number, one: number, feature: number): void {
  // Neither training rows nor this row come here.
  if (zero === 0 && one === 0) return
  const { predictor, row, contributions } = explanation
  const path = extend(parentPath, zero, one, feature)

  const tested = predictor.feature[node]!
  if (tested < 0) {
    const value = leafValue(predictor, node, explanation.output)
    for (let i = 1; i < path.features.length; i++) {
      contributions[path.features[i]!]! += unwoundSum(path, i) * (path.one[i]! - path.zero[i]!) * value
    }
    return
  }

  const hot = childOf(predictor, node, row, 0)
  const cold = predictor.left[node]! * 2 + 1 - hot
  const met = path.features.indexOf(tested)
  const before = met < 0 ? path : unwind(path, met)
  const zeroBefore = met < 0 ? 1 : path.zero[met]!
  const oneBefore = met < 0 ? 1 : path.one[met]!
  descend(explanation, hot, before, zeroBefore * shareOf(predictor, hot, node), oneBefore, tested)
  descend(explanation, cold, before, zeroBefore * shareOf(predictor, cold, node), 0, tested)
}

function extend ({ features, zero, one, weight }: Path, newZero: number, newOne: number, feature: number): Path {
  const length = features.length
  const extended = [...weight, length === 0 ? 1 : 0]
  for (let i = length - 1; i >= 0; i--) {
    extended[i + 1]! += newOne * extended[i]! * (i + 1) / (length + 1)
    extended[i] = newZero * extended[i]! * (length - i) / (length + 1)
  }
  return { features: [...features, feature], zero: [...zero, newZero], one: [...one, newOne], weight: extended }
}

/** Takes one feature out of a path, as if it had never been met. */
function unwind (path: Path, index: number): Path {
  const without = <T>(items: readonly T[]): T[] => items.filter((_, i) => i !== index)
  return {
    features: without(path.features),
    zero: without(path.zero),
    one: without(path.one),
    weight: unwoundWeights(path, index)
  }
}

function unwoundWeights ({ zero, one, weight }: Path, index: number): number[] {
  const last = weight.length - 1
  const unwound = weight.slice(0, last)
  let next = weight[last]!
  for (let i = last - 1; i >= 0; i--) {
    if (one[index] !== 0) {
      const held = unwound[i]!
      unwound[i] = next * (last + 1) / ((i + 1) * one[index]!)
      next = held - unwound[i]! * zero[index]! * (last - i) / (last + 1)
    } else {
      unwound[i] = unwound[i]! * (last + 1) / (zero[index]! * (last - i))
    }
  }
  return unwound
}

function unwoundSum (path: Path, index: number): number {
  return unwoundWeights(path, index).reduce((sum, weight) => sum + weight, 0)
}

/** The mean of a tree's leaves, weighted by the training rows that reached them. */
function expectedLeaf (predictor: TreesPredictor, node: number, output: number): number {
  if (predictor.feature[node]! < 0) return leafValue(predictor, node, output)
  const left = predictor.left[node]!
  return shareOf(predictor, left, node) * expectedLeaf(predictor, left, output) +
    shareOf(predictor, left + 1, node) * expectedLeaf(predictor, left + 1, output)
}

/** Share of a node's training rows that went on to one of its children. */
function shareOf ({ cover, left }: TreesPredictor, child: number, node: number): number {
  const together = cover[left[node]!]! + cover[left[node]! + 1]!
  return together > 0 ? cover[child]! / together : 0.5
}

function leafValue ({ threshold, leafWidth, leafValues }: TreesPredictor, leaf: number, output: number): number {
  return leafWidth === 1 ? threshold[leaf]! : leafValues[threshold[leaf]! + output]!
}
