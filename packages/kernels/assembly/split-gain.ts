import { gradientsOf, hessiansOf } from './packed'

/**
 * Gains of two candidates at once, a lane each: T(GL)² / (HL + l2) + T(GR)² / (HR + l2), where T shrinks a sum by l1;
 * 0 where a side weighs less than `minWeight`.
 *
 * @see Chen & Guestrin, "XGBoost", 2016, eq. 7
 */
// @ts-ignore: decorator
@inline export function gainsOf (left: v128, total: v128, l1: v128, l2: v128, minWeight: v128): v128 {
  const right = i64x2.sub(total, left)
  const leftWeight = hessiansOf(left)
  const rightWeight = hessiansOf(right)
  const leftPull = shrink(gradientsOf(left), l1)
  const rightPull = shrink(gradientsOf(right), l1)
  const gains = f64x2.add(
    f64x2.div(f64x2.mul(leftPull, leftPull), f64x2.add(leftWeight, l2)),
    f64x2.div(f64x2.mul(rightPull, rightPull), f64x2.add(rightWeight, l2))
  )
  return v128.and(gains, v128.and(f64x2.ge(leftWeight, minWeight), f64x2.ge(rightWeight, minWeight)))
}

// @ts-ignore: decorator
@inline export function gainOfWhole (gradient: f64, hessian: f64, l1: f64, l2: f64): f64 {
  const pull = max(abs(gradient) - l1, 0)
  return pull * pull / (hessian + l2)
}

// @ts-ignore: decorator
@inline function shrink (sums: v128, l1: v128): v128 {
  return f64x2.max(f64x2.sub(f64x2.abs(sums), l1), f64x2.splat(0))
}
