import { HISTOGRAM_SHIFT, gradientOf, hessianOf, packedOf } from './packed'
import { gainOf } from './split-gain'
import { addToSet, clearSet, storeSplit } from './split-record'

const order = memory.data(256 * 4)
const keys = memory.data(256 * 8)

/**
 * The best set of levels of one categorical feature, against the gain that stands in `out`. A feature of at most `oneHotBins` bins tries each
 * level against the rest; a larger one sorts its levels by gradient / (hessian + smoothing) and tries every prefix. Missing (bin 0) is tried on
 * both sides. Of the two sides the lighter becomes the left one, so that levels never seen here follow the heavier.
 *
 * @see Fisher, "On grouping for maximum homogeneity", 1958: the best of all subsets is a prefix of this order
 */
export function findCategoricalSplit (
  sums: usize, feature: i32, bins: i32, totalGradient: i32, totalHessian: i32, l1: f64, l2: f64, minWeight: f64, oneHotBins: i32, smoothing: f64, out: usize
): void {
  const total = packedOf(totalGradient, totalHessian)
  const base = sums + (<usize>feature << HISTOGRAM_SHIFT)
  const missing = load<i64>(base)
  const oneHot = bins <= oneHotBins
  const present = oneHot ? listPresent(base, bins) : sortPresent(base, bins, smoothing)
  let best = load<f64>(out)
  let bestLeft: i64 = 0
  let bestEntry = -2
  let bestMissingLeft = 0
  let levels: i64 = 0
  // entry −1: the missing values alone, against all levels
  for (let entry = missing == 0 ? 0 : -1; entry < present; entry++) {
    if (oneHot) levels = 0
    if (entry >= 0) levels += load<i64>(base + (<usize>load<u32>(order + (<usize>entry << 2)) << 3))
    for (let missingLeft = 0; missingLeft <= i32(missing != 0); missingLeft++) {
      const left = missingLeft ? levels + missing : levels
      const gain = gainOf(left, total, l1, l2, minWeight)
      if (gain <= best) continue
      best = gain
      bestLeft = left
      bestEntry = entry
      bestMissingLeft = missingLeft
    }
  }
  if (bestEntry == -2) return

  const flip = hessianOf(bestLeft) > hessianOf(total - bestLeft)
  const missingLeft = flip ? i32(missing != 0) - bestMissingLeft : bestMissingLeft
  storeSplit(out, best, flip ? total - bestLeft : bestLeft, feature, 0, missingLeft, 1)
  clearSet(out)
  if (missingLeft) addToSet(out, 0)
  for (let entry = 0; entry < present; entry++) {
    const inside = oneHot ? entry == bestEntry : entry <= bestEntry
    if (inside != flip) addToSet(out, load<i32>(order + (<usize>entry << 2)))
  }
}

/** Fills `order` with the bins that hold rows, ascending. */
function listPresent (base: usize, bins: i32): i32 {
  let present = 0
  for (let bin = 1; bin < bins; bin++) {
    if (load<i64>(base + (<usize>bin << 3)) == 0) continue
    store<i32>(order + (<usize>present << 2), bin)
    present++
  }
  return present
}

/** Fills `order` with the bins that hold rows, by ascending gradient / (hessian + smoothing); equals stay in the order of bins. */
function sortPresent (base: usize, bins: i32, smoothing: f64): i32 {
  let present = 0
  for (let bin = 1; bin < bins; bin++) {
    const packed = load<i64>(base + (<usize>bin << 3))
    if (packed == 0) continue
    const key = gradientOf(packed) / (hessianOf(packed) + smoothing)
    let at = present
    while (at > 0 && load<f64>(keys + (<usize>(at - 1) << 3)) > key) {
      store<f64>(keys + (<usize>at << 3), load<f64>(keys + (<usize>(at - 1) << 3)))
      store<i32>(order + (<usize>at << 2), load<i32>(order + (<usize>(at - 1) << 2)))
      at--
    }
    store<f64>(keys + (<usize>at << 3), key)
    store<i32>(order + (<usize>at << 2), bin)
    present++
  }
  return present
}
