import { hessianOf, packedOf } from './packed'
import { gainOf } from './split-gain'
import { storeNumericSplit } from './split-record'

/** Sums by bin of one feature; all 0 between calls. */
const sums = memory.data(256 * 8, 8)
/** A bit for each bin that holds rows. */
const occupied = memory.data(256 / 8, 8)

/**
 * What `histogramOfSome` and `findNumericSplit` find, of the rows `rows[begin … end)`. Only bins that hold rows are looked at: a node costs
 * by its rows, not by its bins.
 */
export function findSplitOfFewRows (
  bins: usize, stride: i32, rows: usize, begin: i32, end: i32, gradients: usize, list: usize, count: i32,
  totalGradient: i32, totalHessian: i32, l1: f64, l2: f64, minWeight: f64, out: usize
): void {
  const total = packedOf(totalGradient, totalHessian)
  const first = rows + (<usize>begin << 2)
  const last = rows + (<usize>end << 2)
  let best = load<f64>(out)
  let bestLeft: i64 = 0
  let bestFeature = -1
  let bestBin = 0
  let bestMissingLeft = 0

  for (let entry = list; entry < list + (<usize>count << 2); entry += 4) {
    const feature = load<u32>(entry)
    sumBins(bins + feature, stride, first, last, gradients)
    const missing = load<i64>(sums)
    for (let missingLeft = 1; missingLeft >= i32(missing == 0); missingLeft--) {
      let left: i64 = missingLeft ? 0 : -missing
      for (let word: usize = 0; word < 4; word++) {
        for (let others = load<u64>(occupied + (word << 3)); others != 0; others &= others - 1) {
          const bin = (word << 6) + <usize>ctz(others)
          left += load<i64>(sums + (bin << 3))
          const gain = gainOf(left, total, l1, l2, minWeight)
          if (gain <= best) continue
          best = gain
          bestLeft = left
          bestFeature = feature
          bestBin = <i32>bin
          // nothing is missing here: a later row that misses the value follows the heavier side
          bestMissingLeft = missing == 0 ? i32(hessianOf(left) * 2 > hessianOf(total)) : missingLeft
        }
      }
    }
    for (let at = first; at < last; at += 4) store<i64>(sums + (<usize>load<u8>(bins + feature + load<u32>(at) * stride) << 3), 0)
  }
  if (bestFeature >= 0) storeNumericSplit(out, best, bestLeft, bestFeature, bestBin, bestMissingLeft)
}

/** @param bins of the feature, one every `stride` bytes */
// @ts-ignore: decorator
@inline function sumBins (bins: usize, stride: i32, first: usize, last: usize, gradients: usize): void {
  v128.store(occupied, i64x2.splat(0))
  v128.store(occupied, i64x2.splat(0), 16)
  for (let at = first; at < last; at += 4) {
    const row = load<u32>(at)
    const bin = <usize>load<u8>(bins + row * stride)
    const sum = sums + (bin << 3)
    store<i64>(sum, load<i64>(sum) + load<i64>(gradients + (<usize>row << 3)))
    const word = occupied + ((bin >> 6) << 3)
    store<u64>(word, load<u64>(word) | (<u64>1 << (bin & 63)))
  }
}
