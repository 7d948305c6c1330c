import { addBin, hasBin, removeBin } from './bin-set'
import { SET_BYTES } from './class-counts'

// Extra-trees try one random cut a feature: the histogram is collapsed to two bins around it, and the usual search finds that cut or none.

/**
 * Draws a cut between the lowest and the highest bin that hold rows (missing excepted), and moves all sums to the cut's bin and to the highest one.
 *
 * @param sums a feature's 256 packed gradients
 * @param draw in [0, 1)
 */
export function collapseSums (sums: usize, bins: i32, draw: f64): void {
  let low = 1
  while (low < bins && load<i64>(sums + (<usize>low << 3)) == 0) low++
  let high = bins - 1
  while (high > low && load<i64>(sums + (<usize>high << 3)) == 0) high--
  if (low >= high) return
  const cut = low + <i32>(draw * <f64>(high - low))
  gatherSums(sums, low, cut)
  gatherSums(sums, cut + 1, high)
}

/** The same for a feature's histogram of classes. */
export function collapseCounts (histogram: usize, classes: i32, draw: f64): void {
  let low: u32 = 1
  while (low < 256 && !hasBin(histogram, low)) low++
  let high: u32 = 255
  while (high > low && !hasBin(histogram, high)) high--
  if (low >= high) return
  const cut = low + <u32>(draw * <f64>(high - low))
  gatherCounts(histogram, low, cut, classes)
  gatherCounts(histogram, cut + 1, high, classes)
}

function gatherSums (sums: usize, from: i32, to: i32): void {
  const last = sums + (<usize>to << 3)
  for (let at = sums + (<usize>from << 3); at < last; at += 8) {
    store<i64>(last, load<i64>(last) + load<i64>(at))
    store<i64>(at, 0)
  }
}

function gatherCounts (histogram: usize, from: u32, to: u32, classes: i32): void {
  const binBytes = <usize>classes << 2
  const sums = histogram + SET_BYTES + <usize>to * binBytes
  for (let bin = from; bin < to; bin++) {
    if (!hasBin(histogram, bin)) continue
    const counts = histogram + SET_BYTES + <usize>bin * binBytes
    for (let at: usize = 0; at < binBytes; at += 4) {
      store<u32>(sums + at, load<u32>(sums + at) + load<u32>(counts + at))
      store<u32>(counts + at, 0)
    }
    removeBin(histogram, bin)
    addBin(histogram, to)
  }
}
