/**
 * From a model's probabilities to such that happen as often as they say. The same shape as an artifact's calibration:
 * applied to probabilities, class by class, then normalised.
 */
export type Calibration =
  | { readonly kind: 'none' }
  /** logistic(slope × logit(p) + intercept) for each class (binary: one entry). */
  | { readonly kind: 'platt', readonly slopes: readonly number[], readonly intercepts: readonly number[] }
  /** Piecewise linear through (x, y), ascending, for each class (binary: one entry). */
  | { readonly kind: 'isotonic', readonly curves: readonly IsotonicCurve[] }

export interface IsotonicCurve { readonly x: Float64Array, readonly y: Float64Array }
