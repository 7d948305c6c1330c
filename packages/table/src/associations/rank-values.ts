import { orderNumbers } from '../order-numbers.ts'

/**
 * Ranks from 1, ties sharing the mean of theirs; missing (NaN) stays missing. Pearson's correlation of ranks is Spearman's of values.
 */
export function rankValues (values: Float64Array): Float64Array {
  const ranks = new Float64Array(values.length).fill(NaN)
  const present = new Uint32Array(values.length)
  const presentValues = new Float64Array(values.length)
  let count = 0
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!
    if (value !== value) continue
    present[count] = row
    presentValues[count++] = value
  }
  const order = orderNumbers(presentValues.subarray(0, count))
  for (let start = 0; start < count;) {
    const value = presentValues[order[start]!]
    let end = start + 1
    while (end < count && presentValues[order[end]!] === value) end++
    for (let place = start; place < end; place++) ranks[present[order[place]!]!] = (start + end + 1) / 2
    start = end
  }
  return ranks
}
