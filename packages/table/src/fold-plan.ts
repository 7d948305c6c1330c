/**
 * Which training rows each fold holds out, for all trials alike.
 *
 * `assignments[r][row]` is the fold of repeat r that holds the row out, or `neverHeldOut`. A hold-out is one fold; repeated
 * cross-validation has several assignments. `ordered` (time): a fold trains only on rows of lower folds and of `neverHeldOut`.
 */
export interface FoldPlan {
  readonly folds: number
  readonly assignments: readonly Uint8Array[]
  readonly ordered: boolean
}

export const neverHeldOut = 255

/** Row numbers, ascending. */
export interface Fold { readonly trainingRows: Uint32Array, readonly heldOutRows: Uint32Array }
