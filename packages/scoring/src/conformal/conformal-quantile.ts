/**
 * The size that a new one exceeds with a probability of at most 1 − coverage: the ⌈(n + 1) × coverage⌉-th smallest.
 * Too few sizes can promise nothing: the largest one then stands.
 *
 * @param sizes in any order; one or more
 */
export function conformalQuantile (sizes: Float64Array, coverage: number): number {
  const place = Math.ceil((sizes.length + 1) * coverage)
  return sizes.toSorted()[Math.min(place, sizes.length) - 1]!
}
