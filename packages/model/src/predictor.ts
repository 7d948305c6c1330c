/** From features to margins, one for each output (binary and regression: 1, multiclass: one a class). */
export type Predictor = ConstantPredictor | LinearPredictor | NetworkPredictor | TreesPredictor

export interface ConstantPredictor { readonly kind: 'constant', readonly margins: Float64Array }

/** margin[o] = bias[o] + Σ weights[o × features + f] × x[f], summed in the order of features. */
export interface LinearPredictor {
  readonly kind: 'linear'
  readonly features: number
  readonly weights: Float64Array
  readonly bias: Float64Array
  /** Means of the features over the training rows, from which contributions are measured. */
  readonly means: Float64Array
}

/**
 * Dense layers one after the other; between two of them what is negative becomes 0 (ReLU). A layer's output o is
 * bias[o] + Σ weights[o × inputs + i] × x[i], summed in the order of inputs; the last layer's outputs are the margins.
 */
export interface NetworkPredictor {
  readonly kind: 'network'
  readonly features: number
  readonly layers: readonly NetworkLayer[]
  /** Means of the features over the training rows, from which contributions are measured. */
  readonly means: Float64Array
}

export interface NetworkLayer { readonly weights: Float64Array, readonly bias: Float64Array }

/**
 * Trees as flat arrays, one entry a node; a tree's nodes are contiguous, its root first, and children are `left` and `left + 1`.
 *
 * A row at an inner node goes left when x[feature] is missing and `missingLeft`; or, at a numeric node, when x < threshold;
 * or, at a categorical node (`categories[node] >= 0`), when bit x of the set that begins there is 1 (a code beyond the set's end goes right).
 * margin[o] = base[o] + the leaves' values, added tree by tree in their order.
 */
export interface TreesPredictor {
  readonly kind: 'trees'
  readonly features: number
  readonly base: Float64Array
  /**
   * `float32`: features, comparisons and sums are rounded to single precision, and the base is added after the leaves, as the
   * library that trained it does; leaves then hold one value.
   */
  readonly precision: 'float64' | 'float32'
  /** First node of each tree, and the number of nodes at the end. */
  readonly roots: Uint32Array
  /** Output that each tree adds to; unused when leaves hold one value an output. */
  readonly outputs: Uint16Array
  /** 1, or the number of outputs: then a leaf adds `leafWidth` values, one to each output. */
  readonly leafWidth: number
  /** −1 at a leaf. */
  readonly feature: Int32Array
  /** Inner numeric node: threshold. Leaf: its value, or with leafWidth > 1 the index of its first value in `leafValues`. */
  readonly threshold: Float64Array
  readonly left: Int32Array
  readonly missingLeft: Uint8Array
  /** Categorical node: index of its set in `categorySets`, else −1. */
  readonly categories: Int32Array
  /** Sets one after the other: a count of 32-bit words, then the words; bit c of the set is bit c mod 32 of word c div 32. */
  readonly categorySets: Uint32Array
  readonly leafValues: Float64Array
  /** Training rows (weighted) that passed each node, for contributions. */
  readonly cover: Float64Array
}
