/**
 * Ranks from 1, ties sharing the mean of theirs; missing (NaN) stays missing. Pearson's correlation of ranks is Spearman's of values.
 */
export function rankValues (values: Float64Array): Float64Array {
  const distinct = values.slice().sort() // missing ones last
  const meanRanks = new Float64Array(distinct.length)
  let count = 0
  for (let start = 0; start < distinct.length && !Number.isNaN(distinct[start]);) {
    const value = distinct[start]! + 0 // −0 is 0
    let end = start + 1
    while (distinct[end] === value) end++
    distinct[count] = value
    meanRanks[count++] = (start + end + 1) / 2
    start = end
  }
  const ranks = new Float64Array(values.length)
  for (let row = 0; row < values.length; row++) ranks[row] = Number.isNaN(values[row]) ? NaN : meanRanks[placeOf(values[row]!, distinct, count)]!
  return ranks
}

/** Where a value stands among so many ascending ones, of which it is one. */
function placeOf (value: number, ascending: Float64Array, count: number): number {
  let low = 0
  let high = count - 1
  while (low < high) {
    const middle = (low + high) >>> 1
    if (ascending[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}
