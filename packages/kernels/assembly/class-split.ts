import { hasBin } from './bin-set'
import { SET_BYTES } from './class-counts'
import { addToSet, clearSet, storeSplit } from './split-record'

const order = memory.data(256 * 4)
const keys = memory.data(256 * 8)

/**
 * The split of one feature that makes the classes purest (Gini), against the gain that stands in `out`: the gain of a split is
 * Σ left² / left rows + Σ right² / right rows, over classes. Levels are tried one by one up to `oneHotBins` bins, else by the prefixes of their order
 * by the share of the node's most common class. Missing (bin 0) is tried on both sides.
 *
 * @param totals classes u32 of the whole node
 * @param left   room for classes u32
 */
export function findClassSplit (
  histogram: usize, feature: i32, bins: i32, categorical: i32, classes: i32, totals: usize, left: usize, minWeight: f64, oneHotBins: i32, out: usize
): void {
  const binBytes = <usize>classes << 2
  const oneHot = categorical != 0 && bins <= oneHotBins
  const counts = histogram + SET_BYTES
  const present = listPresent(histogram)
  if (categorical != 0 && !oneHot) sortPresent(counts, present, classes, mostCommon(totals, classes))
  const hasMissing = hasBin(histogram, 0)
  const heaviest = weightOf(totals, classes)
  let best = load<f64>(out)
  let bestEntry = -2
  let bestMissingLeft = 0
  let bestLeftWeight: f64 = 0

  memory.fill(left, 0, binBytes)
  for (let entry = hasMissing ? -1 : 0; entry < present; entry++) {
    if (oneHot) memory.fill(left, 0, binBytes)
    if (entry >= 0) addCounts(left, counts + <usize>load<u32>(order + (<usize>entry << 2)) * binBytes, classes)
    for (let missingLeft = 0; missingLeft <= i32(hasMissing); missingLeft++) {
      let leftWeight: f64 = 0
      let leftSquares: f64 = 0
      let rightSquares: f64 = 0
      for (let k = 0; k < classes; k++) {
        const at = <usize>k << 2
        const inside = <f64>(load<u32>(left + at) + (missingLeft ? load<u32>(counts + at) : 0))
        const outside = <f64>load<u32>(totals + at) - inside
        leftWeight += inside
        leftSquares += inside * inside
        rightSquares += outside * outside
      }
      const rightWeight = heaviest - leftWeight
      if (leftWeight < minWeight || rightWeight < minWeight) continue
      const gain = leftSquares / leftWeight + rightSquares / rightWeight
      if (gain > best) {
        best = gain
        bestEntry = entry
        bestMissingLeft = missingLeft
        bestLeftWeight = leftWeight
      }
    }
  }
  if (bestEntry == -2) return

  const leftIsHeavier = bestLeftWeight > heaviest - bestLeftWeight
  clearSet(out)
  if (categorical == 0) {
    const lastBin = bestEntry < 0 ? 0 : load<i32>(order + (<usize>bestEntry << 2))
    const missingLeft = hasMissing ? bestMissingLeft : i32(leftIsHeavier)
    storeSplit(out, best, 0, feature, lastBin, missingLeft, 0)
    for (let bin = 1 - missingLeft; bin <= lastBin; bin++) addToSet(out, bin)
    return
  }
  // the lighter side is the left one: levels never seen here follow the heavier
  const missingLeft = hasMissing && (bestMissingLeft != 0) != leftIsHeavier
  storeSplit(out, best, 0, feature, 0, i32(missingLeft), 1)
  if (missingLeft) addToSet(out, 0)
  for (let entry = 0; entry < present; entry++) {
    const inside = oneHot ? entry == bestEntry : entry <= bestEntry
    if (inside != leftIsHeavier) addToSet(out, load<i32>(order + (<usize>entry << 2)))
  }
}

function weightOf (counts: usize, classes: i32): f64 {
  let weight: f64 = 0
  for (let k = 0; k < classes; k++) weight += <f64>load<u32>(counts + (<usize>k << 2))
  return weight
}

function addCounts (sum: usize, counts: usize, classes: i32): void {
  for (let k = 0; k < classes; k++) {
    const at = <usize>k << 2
    store<u32>(sum + at, load<u32>(sum + at) + load<u32>(counts + at))
  }
}

function mostCommon (totals: usize, classes: i32): i32 {
  let most = 0
  for (let k = 1; k < classes; k++) if (load<u32>(totals + (<usize>k << 2)) > load<u32>(totals + (<usize>most << 2))) most = k
  return most
}

/** Fills `order` with the bins that hold rows, the missing one excepted, ascending. */
function listPresent (histogram: usize): i32 {
  let to = order
  for (let word: usize = 0; word < 4; word++) {
    for (let bins = load<u64>(histogram + (word << 3)) & (word == 0 ? ~1 : ~0); bins != 0; bins &= bins - 1) {
      store<u32>(to, <u32>(word << 6) + <u32>ctz(bins))
      to += 4
    }
  }
  return <i32>((to - order) >> 2)
}

/** Sorts the first bins of `order` by the share of a class; equals stay in the order of bins. */
function sortPresent (counts: usize, present: i32, classes: i32, classIndex: i32): void {
  for (let entry = 0; entry < present; entry++) {
    const bin = load<i32>(order + (<usize>entry << 2))
    const own = counts + (<usize>(bin * classes) << 2)
    const key = <f64>load<u32>(own + (<usize>classIndex << 2)) / weightOf(own, classes)
    let at = entry
    while (at > 0 && load<f64>(keys + (<usize>(at - 1) << 3)) > key) {
      store<f64>(keys + (<usize>at << 3), load<f64>(keys + (<usize>(at - 1) << 3)))
      store<i32>(order + (<usize>at << 2), load<i32>(order + (<usize>(at - 1) << 2)))
      at--
    }
    store<f64>(keys + (<usize>at << 3), key)
    store<i32>(order + (<usize>at << 2), bin)
  }
}
