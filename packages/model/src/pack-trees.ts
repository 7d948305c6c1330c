import type { TreesPredictor } from './predictor.ts'

/** Trees that are walked side by side: their steps do not wait for each other, so a processor overlaps them. */
export const lanes = 8

/**
 * Trees laid out for walking without a branch that a processor could guess wrong. A row is first spread over slots; every
 * node asks one slot, missing values included, and a leaf asks slot 0, which always sends it back to itself.
 */
export interface PackedTrees {
  /** NaN at leaves and categorical nodes: nothing goes right. */
  readonly thresholds: Float64Array
  /** Left child of each node; a leaf's is itself. */
  readonly left: Int32Array
  /** Slot that each node asks. */
  readonly asked: Int32Array
  /** First word of each node's set, 0 where it has none; empty when no node has one. */
  readonly sets: Int32Array
  /** Bits of slots that go right; the first word has none. */
  readonly words: Uint32Array
  readonly slots: readonly Slot[]
  /** Root of each tree; the last group of trees is filled up with lone leaves. */
  readonly roots: Int32Array
  /** Steps to the deepest leaf of each group of `lanes` trees. */
  readonly depths: Int32Array
}

/** What some nodes ask of a feature. */
export type Slot =
  /** Its number; where it is missing: NaN, which goes left, or ∞, which goes right. */
  | { readonly asks: 'number', readonly feature: number, readonly missing: number }
  /** Its bit: 0 when missing, 1 + code, or `beyond` for codes that are in no set. */
  | { readonly asks: 'bit', readonly feature: number, readonly beyond: number }

export function packTrees (predictor: TreesPredictor): PackedTrees {
  const { feature, threshold, left, categories, roots } = predictor
  const nodes = feature.length
  const thresholds = new Float64Array(nodes + 1).fill(NaN)
  const children = new Int32Array(nodes + 1)
  const asked = new Int32Array(nodes + 1)
  const sets = new Int32Array(categories.some((set) => set >= 0) ? nodes + 1 : 0)
  const words = [0]
  const { slots, slotOf } = openSlots(predictor)

  for (let node = 0; node <= nodes; node++) {
    const isLeaf = node === nodes || feature[node]! < 0
    children[node] = isLeaf ? node : left[node]!
    if (isLeaf) continue
    asked[node] = slotOf(node)
    const slot = slots[asked[node]!]!
    if (slot.asks === 'number') thresholds[node] = threshold[node]!
    else {
      sets[node] = words.length
      words.push(...rightBits(predictor, node, slot.beyond))
    }
  }

  const groups = Math.ceil((roots.length - 1) / lanes)
  const padded = new Int32Array(groups * lanes).fill(nodes)
  padded.set(roots.subarray(0, -1))
  const depths = Int32Array.from({ length: groups }, (_, group) => {
    const trees = padded.subarray(group * lanes, (group + 1) * lanes)
    return trees.reduce((deepest, root) => Math.max(deepest, depthOf(predictor, root)), 0)
  })
  return { thresholds, left: children, asked, sets, words: Uint32Array.from(words), slots, roots: padded, depths }
}

/** Slots in the order in which nodes first ask for them, after the one of leaves. */
function openSlots (predictor: TreesPredictor): { readonly slots: readonly Slot[], readonly slotOf: (node: number) => number } {
  const { feature, categories, missingLeft } = predictor
  const widest = bitsOfFeatures(predictor)
  const slots: Slot[] = [{ asks: 'number', feature: -1, missing: NaN }]
  const known = new Int32Array(predictor.features * 3)
  return {
    slots,
    slotOf (node) {
      const tested = feature[node]!
      const isCategorical = categories[node]! >= 0
      const key = tested * 3 + (isCategorical ? 2 : missingLeft[node]!)
      known[key] ||= slots.push(isCategorical
        ? { asks: 'bit', feature: tested, beyond: 1 + widest[tested]! }
        : { asks: 'number', feature: tested, missing: missingLeft[node] === 1 ? NaN : Infinity }) - 1
      return known[key]!
    }
  }
}

/** @returns bits of the widest set that each feature is asked about */
function bitsOfFeatures ({ features, feature, categories, categorySets }: TreesPredictor): Uint32Array {
  const bits = new Uint32Array(features)
  categories.forEach((set, node) => {
    if (set >= 0) bits[feature[node]!] = Math.max(bits[feature[node]!]!, 32 * categorySets[set]!)
  })
  return bits
}

/** A categorical node's set, turned round: which bits of its slot go right. */
function rightBits ({ categories, categorySets, missingLeft }: TreesPredictor, node: number, beyond: number): Uint32Array {
  const set = categories[node]!
  const right = new Uint32Array((beyond >>> 5) + 1).fill(0xffffffff)
  const goLeft = (bit: number): void => { right[bit >>> 5]! &= ~(1 << (bit & 31)) }
  if (missingLeft[node] === 1) goLeft(0)
  for (let code = 0; code < 32 * categorySets[set]!; code++) {
    if ((categorySets[set + 1 + (code >>> 5)]! >>> (code & 31) & 1) === 1) goLeft(1 + code)
  }
  return right
}

function depthOf (predictor: TreesPredictor, node: number): number {
  const { feature, left } = predictor
  if (node === feature.length || feature[node]! < 0) return 0
  return 1 + Math.max(depthOf(predictor, left[node]!), depthOf(predictor, left[node]! + 1))
}
