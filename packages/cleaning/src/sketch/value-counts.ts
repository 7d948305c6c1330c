import { inBlocks } from '@assay/table'
import { wordsOf } from './hash-number.ts'

/** Rows of each value. */
export type ValueCounts = ReadonlyMap<number, number>

/** Columns of no more distinct values than this may be of levels: their rows are counted, not estimated. */
const countedValues = 1 << 10

/** @returns null when there are more values than are counted */
export function countValues (values: Float64Array): ValueCounts | null {
  const counting: Counting = { keys: new Float64Array(countedValues), rows: new Float64Array(countedValues), places: new Int16Array(4 * countedValues).fill(-1), distinct: 0 }
  const words = wordsOf(values)
  inBlocks(values.length, (from, to) => {
    if (counting.distinct <= countedValues) addValues(counting, values, words, from, to)
  })
  const { keys, rows, distinct } = counting
  return distinct > countedValues ? null : new Map(Array.from({ length: distinct }, (_, place) => [keys[place]!, rows[place]!]))
}

interface Counting {
  readonly keys: Float64Array
  readonly rows: Float64Array
  /** Open addressing: where a value is among the keys, or −1 where free. */
  readonly places: Int16Array
  /** One more than are counted where there are too many. */
  distinct: number
}

function addValues (counting: Counting, values: Float64Array, words: Uint32Array, from: number, to: number): void {
  const { keys, rows, places } = counting
  const mask = places.length - 1
  for (let row = from; row < to; row++) {
    const value = values[row]!
    if (value !== value) continue
    let slot = (value === 0 ? 0 : slotOf(words[2 * row]!, words[2 * row + 1]!)) & mask
    let place: number
    while ((place = places[slot]!) >= 0 && keys[place] !== value) slot = (slot + 1) & mask
    if (place < 0) {
      place = counting.distinct++
      if (place === countedValues) return
      places[slot] = place
      keys[place] = value + 0 // −0 becomes 0
    }
    rows[place]!++
  }
}

/** The high bits of a product depend on all bits below. */
const slotOf = (low: number, high: number): number => Math.imul(Math.imul(low, 0x85ebca6b) ^ high, 0x9e3779b1) >>> 12

export function mergeCounts (a: ValueCounts | null, b: ValueCounts | null): ValueCounts | null {
  if (a === null || b === null) return null
  const merged = new Map(a)
  for (const [value, rows] of b) merged.set(value, (merged.get(value) ?? 0) + rows)
  return merged.size > countedValues ? null : merged
}
