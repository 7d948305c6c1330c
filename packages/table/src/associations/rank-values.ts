/**
 * Ranks from 1, ties sharing the mean of theirs; missing (NaN) stays missing. Pearson's correlation of ranks is Spearman's of values.
 */
export function rankValues (values: Float64Array): Float64Array {
  const ranks = new Float64Array(values.length).fill(NaN)
  const order = Uint32Array.from(values.keys()).filter((row) => !Number.isNaN(values[row]))
  order.sort((a, b) => values[a]! - values[b]! || a - b)
  for (let start = 0; start < order.length;) {
    const value = values[order[start]!]
    let end = start + 1
    while (end < order.length && values[order[end]!] === value) end++
    for (let i = start; i < end; i++) ranks[order[i]!] = (start + end + 1) / 2
    start = end
  }
  return ranks
}
