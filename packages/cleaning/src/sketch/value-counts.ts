import { hashWords, wordsOf } from './hash-number.ts'

/** Rows of each value. */
export type ValueCounts = ReadonlyMap<number, number>

/** Columns of no more distinct values than this may be of levels: their rows are counted, not estimated. */
const countedValues = 1 << 10

/** @returns null when there are more values than are counted */
export function countValues (values: Float64Array): ValueCounts | null {
  const keys = new Float64Array(countedValues)
  const rows = new Float64Array(countedValues)
  const places = new Int16Array(4 * countedValues).fill(-1)
  const mask = places.length - 1
  const words = wordsOf(values)
  let distinct = 0
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!
    if (value !== value) continue
    let slot = (value === 0 ? 0 : hashWords(words[2 * row]!, words[2 * row + 1]!)) & mask
    let place: number
    while ((place = places[slot]!) >= 0 && keys[place] !== value) slot = (slot + 1) & mask
    if (place < 0) {
      if (distinct === countedValues) return null
      place = distinct++
      places[slot] = place
      keys[place] = value + 0 // −0 becomes 0
    }
    rows[place]!++
  }
  return new Map(Array.from({ length: distinct }, (_, place) => [keys[place]!, rows[place]!]))
}

export function mergeCounts (a: ValueCounts | null, b: ValueCounts | null): ValueCounts | null {
  if (a === null || b === null) return null
  const merged = new Map(a)
  for (const [value, rows] of b) merged.set(value, (merged.get(value) ?? 0) + rows)
  return merged.size > countedValues ? null : merged
}
