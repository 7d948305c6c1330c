import { HISTOGRAM_SHIFT, packedOf } from './packed'
import { gainsOf } from './split-gain'
import { addToSet, clearSet, storeSplit } from './split-record'

/**
 * Scans the bins of `count` numeric features in `list` from left to right; bin 0 holds the missing values, which are tried on both sides.
 * Writes the best split to `out` where it beats the gain that stands there. Sums, weights and l1 are in quantised units.
 */
export function findNumericSplit (
  sums: usize, list: usize, count: i32, binCounts: usize, totalGradient: i32, totalHessian: i32, l1: f64, l2: f64, minWeight: f64, out: usize
): void {
  const total = packedOf(totalGradient, totalHessian)
  let best = load<f64>(out)
  let bestLeft: i64 = 0
  let bestFeature = -1
  let bestBin = 0
  let bestMissingLeft = 0
  const totals = i64x2.splat(total)
  const l1s = f64x2.splat(l1)
  const l2s = f64x2.splat(l2)
  const minWeights = f64x2.splat(minWeight)

  for (let at = 0; at < count; at++) {
    const feature = load<i32>(list + (<usize>at << 2))
    const base = sums + (<usize>feature << HISTOGRAM_SHIFT)
    const bins = load<i32>(binCounts + (<usize>feature << 2))
    const missing = load<i64>(base)
    // lane 0: missing values on the right; lane 1: on the left
    let left = i64x2.replace_lane(i64x2.splat(0), 1, missing)
    for (let bin = missing == 0 ? 1 : 0; bin < bins; bin++) {
      const packed = bin == 0 ? 0 : load<i64>(base + (<usize>bin << 3))
      if (packed == 0 && bin != 0) continue
      left = i64x2.add(left, i64x2.splat(packed))
      const gains = gainsOf(left, totals, l1s, l2s, minWeights)
      const onRight = f64x2.extract_lane(gains, 0)
      if (onRight > best) {
        best = onRight
        bestLeft = i64x2.extract_lane(left, 0)
        bestFeature = feature
        bestBin = bin
        // nothing is missing here: a later row that misses the value follows the heavier side
        bestMissingLeft = missing == 0 ? i32(<u32>bestLeft > <u32>(total - bestLeft)) : 0
      }
      const onLeft = f64x2.extract_lane(gains, 1)
      if (onLeft > best) {
        best = onLeft
        bestLeft = i64x2.extract_lane(left, 1)
        bestFeature = feature
        bestBin = bin
        bestMissingLeft = 1
      }
    }
  }
  if (bestFeature < 0) return
  storeSplit(out, best, bestLeft, bestFeature, bestBin, bestMissingLeft, 0)
  clearSet(out)
  for (let bin = 1 - bestMissingLeft; bin <= bestBin; bin++) addToSet(out, bin)
}
