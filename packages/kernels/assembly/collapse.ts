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

/** The same for a feature's bins × classes counts. */
export function collapseCounts (counts: usize, bins: i32, classes: i32, draw: f64): void {
  let low = 1
  while (low < bins && isEmpty(counts, low, classes)) low++
  let high = bins - 1
  while (high > low && isEmpty(counts, high, classes)) high--
  if (low >= high) return
  const cut = low + <i32>(draw * <f64>(high - low))
  gatherCounts(counts, low, cut, classes)
  gatherCounts(counts, cut + 1, high, classes)
}

function gatherSums (sums: usize, from: i32, to: i32): void {
  const last = sums + (<usize>to << 3)
  for (let at = sums + (<usize>from << 3); at < last; at += 8) {
    store<i64>(last, load<i64>(last) + load<i64>(at))
    store<i64>(at, 0)
  }
}

function isEmpty (counts: usize, bin: i32, classes: i32): bool {
  for (let k = 0; k < classes; k++) if (load<u32>(counts + (<usize>(bin * classes + k) << 2)) != 0) return false
  return true
}

function gatherCounts (counts: usize, from: i32, to: i32, classes: i32): void {
  for (let bin = from; bin < to; bin++) {
    for (let k = 0; k < classes; k++) {
      const at = counts + (<usize>(bin * classes + k) << 2)
      const sum = counts + (<usize>(to * classes + k) << 2)
      store<u32>(sum, load<u32>(sum) + load<u32>(at))
      store<u32>(at, 0)
    }
  }
}
