/**
 * The value that has `rank` smaller or equal ones before it in ascending order; `count` numbers, no NaN among them, are left in another order.
 *
 * @see Hoare, "Algorithm 65: Find", 1961
 */
export function selectDouble (values: usize, count: i32, rank: i32): f64 {
  let begin = values
  let end = values + (<usize>count << 3)
  const at = values + (<usize>rank << 3)
  while (end - begin > 8) {
    const pivot = middleOf(load<f64>(begin), load<f64>(begin + ((end - begin) >> 4 << 3)), load<f64>(end - 8))
    const larger = gatherBelow(begin, end, pivot, false)
    if (at < larger) {
      end = larger
      continue
    }
    begin = gatherBelow(larger, end, pivot, true)
    if (at < begin) return pivot
  }
  return load<f64>(at)
}

/** Brings the values below the pivot, or up to it, to the front without a branch on them. @returns where the others begin */
// @ts-ignore: decorator
@inline function gatherBelow (begin: usize, end: usize, pivot: f64, orEqual: bool): usize {
  let border = begin
  for (let at = begin; at < end; at += 8) {
    const value = load<f64>(at)
    store<f64>(at, load<f64>(border))
    store<f64>(border, value)
    border += <usize>(orEqual ? value <= pivot : value < pivot) << 3
  }
  return border
}

// @ts-ignore: decorator
@inline function middleOf (a: f64, b: f64, c: f64): f64 {
  return max(min(a, b), min(max(a, b), c))
}
