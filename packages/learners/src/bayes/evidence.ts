import type { CleaningStep } from '@assay/shared'
import type { Encoder } from '@assay/model'

/** The rows that are learnt from, by class. */
export interface ClassRows {
  readonly rows: Uint32Array
  /** Class of each of them. */
  readonly labels: Uint32Array
  /** Rows of each class. */
  readonly classRows: Float64Array
  /** Rows spread as all of them that are added to each class, for a column of numbers, and for each level of a column. */
  readonly pseudoRows: number
  readonly rules: readonly CleaningStep[]
  /** Called before each block of rows; throws to stop. */
  readonly checkStop: () => void
}

/** What one column says of the classes: the logarithm of its likelihood is `constant` + Σ weights × features. */
export interface Evidence {
  readonly encoders: readonly Encoder[]
  /** One entry a class. */
  readonly constant: Float64Array
  /** As the encoders give them; `weights` has one entry a class, `mean` is the feature's over the rows. */
  readonly features: readonly { readonly weights: Float64Array, readonly mean: number }[]
}
