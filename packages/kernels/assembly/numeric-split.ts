import { HISTOGRAM_SHIFT, gradientOf, hessianOf, packedOf } from './packed'
import { gainOf, mayGain } from './split-gain'
import { storeNumericSplit } from './split-record'

/**
 * Scans the bins of `count` numeric features in `list` from left to right, two at a time. Bin 0 holds the missing values: where there are some,
 * a second scan leaves them on the right. Writes the best split to `out` where it beats the gain that stands there.
 * Sums, weights and l1 are in quantised units.
 */
export function findNumericSplit (
  sums: usize, list: usize, count: i32, binCounts: usize, totalGradient: i32, totalHessian: i32, l1: f64, l2: f64, minWeight: f64, out: usize
): void {
  const total = packedOf(totalGradient, totalHessian)
  const totalGradients = f64x2.splat(gradientOf(total))
  const totalHessians = f64x2.splat(hessianOf(total))
  const l1s = f64x2.splat(l1)
  const l2s = f64x2.splat(l2)
  let best = load<f64>(out)
  let bests = f64x2.splat(best)
  let bestLeft: i64 = 0
  let bestFeature = -1
  let bestBin = 0
  let bestMissingLeft = 0

  for (let at = 0; at < count; at++) {
    const feature = load<i32>(list + (<usize>at << 2))
    const base = sums + (<usize>feature << HISTOGRAM_SHIFT)
    const bins = load<i32>(binCounts + (<usize>feature << 2))
    const missing = load<i64>(base)
    for (let missingLeft = 1; missingLeft >= i32(missing == 0); missingLeft--) {
      let sum = i64x2.splat(missingLeft ? 0 : -missing)
      for (let bin = 0; bin < bins; bin += 2) {
        const pair = v128.load(base + (<usize>bin << 3))
        if (!v128.any_true(pair)) continue
        // left sides that end with the first and with the second bin
        const left = i64x2.add(i64x2.add(sum, pair), v128.shuffle<i64>(i64x2.splat(0), pair, 0, 2))
        sum = v128.shuffle<i64>(left, left, 1, 1)
        if (!mayGain(left, totalGradients, totalHessians, l1s, l2s, bests)) continue
        for (let lane = 0; lane < 2; lane++) {
          const leftSum = lane == 0 ? i64x2.extract_lane(left, 0) : i64x2.extract_lane(left, 1)
          const gain = gainOf(leftSum, total, l1, l2, minWeight)
          if (gain <= best) continue
          best = gain
          bests = f64x2.splat(gain)
          bestLeft = leftSum
          bestFeature = feature
          bestBin = bin + lane
          // nothing is missing here: a later row that misses the value follows the heavier side
          bestMissingLeft = missing == 0 ? i32(hessianOf(leftSum) * 2 > hessianOf(total)) : missingLeft
        }
      }
    }
  }
  if (bestFeature >= 0) storeNumericSplit(out, best, bestLeft, bestFeature, bestBin, bestMissingLeft)
}
