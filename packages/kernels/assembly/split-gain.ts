import { gradientOf, gradientsOf, hessianOf, hessiansOf } from './packed'

// The gain of a split is T(GL)² / (HL + l2) + T(GR)² / (HR + l2), where T shrinks a sum by l1 (Chen & Guestrin, "XGBoost", 2016, eq. 7).

/**
 * Whether one of two candidates may gain more than `best`. It multiplies out instead of dividing, so rounding may let through a candidate that is
 * as good as the best, and it knows no least weight: `gainOf` decides.
 *
 * @param left packed sums of the two left sides
 */
// @ts-ignore: decorator
@inline export function mayGain (left: v128, totalGradient: v128, totalHessian: v128, l1: v128, l2: v128, best: v128): bool {
  const leftGradient = gradientsOf(left)
  const leftHessian = hessiansOf(left)
  const leftPull = shrinkTwo(leftGradient, l1)
  const rightPull = shrinkTwo(f64x2.sub(totalGradient, leftGradient), l1)
  const leftWeight = f64x2.add(leftHessian, l2)
  const rightWeight = f64x2.add(f64x2.sub(totalHessian, leftHessian), l2)
  const gains = f64x2.add(f64x2.mul(f64x2.mul(leftPull, leftPull), rightWeight), f64x2.mul(f64x2.mul(rightPull, rightPull), leftWeight))
  return v128.any_true(f64x2.gt(gains, f64x2.mul(best, f64x2.mul(leftWeight, rightWeight))))
}

/** The gain of one candidate; 0 where a side weighs less than `minWeight`. */
export function gainOf (left: i64, total: i64, l1: f64, l2: f64, minWeight: f64): f64 {
  const leftWeight = hessianOf(left)
  const rightWeight = hessianOf(total) - leftWeight
  if (leftWeight < minWeight || rightWeight < minWeight) return 0
  const leftPull = shrink(gradientOf(left), l1)
  const rightPull = shrink(gradientOf(total) - gradientOf(left), l1)
  return leftPull * leftPull / (leftWeight + l2) + rightPull * rightPull / (rightWeight + l2)
}

// @ts-ignore: decorator
@inline function shrinkTwo (sums: v128, l1: v128): v128 {
  return f64x2.pmax(f64x2.splat(0), f64x2.sub(f64x2.abs(sums), l1))
}

// @ts-ignore: decorator
@inline function shrink (sum: f64, l1: f64): f64 {
  return max(abs(sum) - l1, 0)
}
