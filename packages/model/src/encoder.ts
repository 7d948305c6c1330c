import type { UnskewTransform } from '@assay/shared'

/**
 * From one column of the cleaned table to one or more features. Whatever numbers an encoder holds were learnt from training rows.
 * `column` is the name of a recipe's output. Features follow each other in the encoders' order.
 */
export type Encoder =
  /** The number as it is; missing stays NaN (trees). One feature. */
  | { readonly kind: 'number', readonly column: string }
  /** (transform(clip(x, low, high)) − center) / scale, missing → fill before the transform; `lambda` is Yeo & Johnson's power; then its square, where `squared`. One feature. */
  | { readonly kind: 'scaled', readonly column: string, readonly low: number, readonly high: number, readonly transform: 'none' | UnskewTransform, readonly lambda?: number, readonly center: number, readonly scale: number, readonly fill: number, readonly squared?: true }
  /** 1 where the column is missing, else 0. One feature. */
  | { readonly kind: 'missing', readonly column: string }
  /** 1 for the row's level. `levels.length` features, and one more at the end for any other level when `other`; missing: all zero. */
  | { readonly kind: 'oneHot', readonly column: string, readonly levels: readonly string[], readonly other: boolean }
  /** Index of the row's level in `levels`; unseen: `levels.length`; missing: NaN. One feature, for categorical splits of trees. */
  | { readonly kind: 'code', readonly column: string, readonly levels: readonly string[] }
  /** A number for each level (target or frequency encoding); unseen and missing have their own. One feature. */
  | { readonly kind: 'levelValue', readonly column: string, readonly levels: readonly string[], readonly values: Float64Array, readonly unseen: number, readonly missing: number }
  /** Sine and cosine of the number's place in its period; missing: both zero. Two features. */
  | { readonly kind: 'cyclic', readonly column: string, readonly period: number }
  /** For each term, a bucket of hashed words, (1 + ln count) × weight where the text has it, else 0. `terms.length` features. */
  | { readonly kind: 'words', readonly column: string, readonly buckets: number, readonly terms: Uint32Array, readonly weights: Float64Array }
