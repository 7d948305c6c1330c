import { HISTOGRAM_SHIFT, gradientOf, hessianOf, packedOf } from './packed'
import { gainOf } from './split-gain'
import { storeNumericSplit } from './split-record'

/**
 * As `findNumericSplit`, for one feature and with a promise: only splits count whose right side's step is not below the left side's (`direction` 1),
 * or not above it (−1).
 *
 * @see Chen & Guestrin's XGBoost, "Monotonic constraints"
 */
export function findMonotoneSplit (
  sums: usize, feature: i32, bins: i32, direction: i32, totalGradient: i32, totalHessian: i32, l1: f64, l2: f64, minWeight: f64, out: usize
): void {
  const total = packedOf(totalGradient, totalHessian)
  const base = sums + (<usize>feature << HISTOGRAM_SHIFT)
  const missing = load<i64>(base)
  let best = load<f64>(out)
  let bestLeft: i64 = 0
  let bestBin = -1
  let bestMissingLeft = 0
  for (let missingLeft = 1; missingLeft >= i32(missing == 0); missingLeft--) {
    let left: i64 = missingLeft ? 0 : -missing
    for (let bin = 0; bin < bins; bin++) {
      left += load<i64>(base + (<usize>bin << 3))
      const gain = gainOf(left, total, l1, l2, minWeight)
      if (gain <= best || (stepOf(total - left, l1, l2) - stepOf(left, l1, l2)) * <f64>direction < 0) continue
      best = gain
      bestLeft = left
      bestBin = bin
      // nothing is missing here: a later row that misses the value follows the heavier side
      bestMissingLeft = missing == 0 ? i32(hessianOf(left) * 2 > hessianOf(total)) : missingLeft
    }
  }
  if (bestBin >= 0) storeNumericSplit(out, best, bestLeft, feature, bestBin, bestMissingLeft)
}

/** Where a leaf of these sums would go. */
// @ts-ignore: decorator
@inline function stepOf (sum: i64, l1: f64, l2: f64): f64 {
  const gradient = gradientOf(sum)
  return -copysign(max(abs(gradient) - l1, 0), gradient) / (hessianOf(sum) + l2)
}
