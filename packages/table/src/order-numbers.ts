import { inBlocks } from './in-blocks.ts'

/**
 * Numbers the values in ascending order, −0 before 0, equal ones as they come.
 *
 * @param values none missing
 * @see Knuth, "The art of computer programming", volume 3, 5.2.5: sorting by distribution, from the last digit to the first
 */
export const orderNumbers = (values: Float64Array): Uint32Array => sortPlaces(values).slice()

/** The values in ascending order, −0 before 0. @param values none missing */
export function sortNumbers (values: Float64Array): Float64Array {
  const order = sortPlaces(values)
  const sorted = new Float64Array(values.length)
  for (let place = 0; place < order.length; place++) sorted[place] = values[order[place]!]!
  return sorted
}

/** @returns the values' numbers in ascending order of the values; valid until the next call */
function sortPlaces (values: Float64Array): Uint32Array {
  const count = values.length
  if (working.low.length < count && count <= keptValues) working = workingMemory(keptValues)
  const memory = count <= keptValues ? working : workingMemory(count)
  const keys = { low: memory.low.subarray(0, count), high: memory.high.subarray(0, count) }
  const words = new Uint32Array(values.buffer, values.byteOffset, count * 2)
  inBlocks(count, (from, to) => writeKeys(keys, words, from, to))
  const counts = new Uint32Array(digits.length * buckets)
  inBlocks(count, (from, to) => countDigits(counts, keys, from, to))
  let order = memory.order.subarray(0, count)
  let other = memory.other.subarray(0, count)
  for (let place = 0; place < count; place++) order[place] = place
  digits.forEach(({ word, shift }, digit) => {
    const next = startsOf(counts.subarray(digit * buckets, (digit + 1) * buckets), count)
    if (next === null) return
    const [numbered, sorted] = [order, other]
    inBlocks(count, (from, to) => distribute(keys[word], shift, next, numbered, sorted, from, to))
    order = sorted
    other = numbered
  })
  return order
}

/** Memory is kept for so many values: new memory costs more than to sort in it. */
const keptValues = 1 << 17
let working = workingMemory(0)

function workingMemory (count: number): Keys & { readonly order: Uint32Array, readonly other: Uint32Array } {
  return { low: new Uint32Array(count), high: new Uint32Array(count), order: new Uint32Array(count), other: new Uint32Array(count) }
}

/** Three of each word, of eleven bits or ten. */
const digits = [
  { word: 'low', shift: 0 }, { word: 'low', shift: 11 }, { word: 'low', shift: 22 }, { word: 'high', shift: 0 }, { word: 'high', shift: 11 }, { word: 'high', shift: 22 }
] as const
const buckets = 2048
const mask = buckets - 1

/** Words that are ordered as the values are. */
interface Keys { readonly low: Uint32Array, readonly high: Uint32Array }

function writeKeys ({ low, high }: Keys, words: Uint32Array, from: number, to: number): void {
  for (let place = from; place < to; place++) {
    const sign = words[2 * place + 1]! >> 31
    low[place] = words[2 * place]! ^ sign
    high[place] = words[2 * place + 1]! ^ (sign | 0x80000000)
  }
}

/** @param counts of each digit's values, digit by digit */
function countDigits (counts: Uint32Array, { low, high }: Keys, from: number, to: number): void {
  for (let place = from; place < to; place++) {
    const a = low[place]!
    const b = high[place]!
    counts[a & mask]!++
    counts[buckets + ((a >>> 11) & mask)]!++
    counts[2 * buckets + (a >>> 22)]!++
    counts[3 * buckets + (b & mask)]!++
    counts[4 * buckets + ((b >>> 11) & mask)]!++
    counts[5 * buckets + (b >>> 22)]!++
  }
}

/** Where the places with each value of a digit begin; null where all have the same. */
function startsOf (counts: Uint32Array, places: number): Uint32Array | null {
  if (counts.includes(places)) return null
  let before = 0
  return counts.map((count) => (before += count) - count)
}

/** Brings what is in order by lower digits in order by this one. */
function distribute (keys: Uint32Array, shift: number, next: Uint32Array, numbered: Uint32Array, sorted: Uint32Array, from: number, to: number): void {
  for (let at = from; at < to; at++) {
    const place = numbered[at]!
    sorted[next[(keys[place]! >>> shift) & mask]!++] = place
  }
}
