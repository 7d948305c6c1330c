/**
 * Numbers the values in ascending order, −0 before 0, equal ones as they come.
 *
 * @param values none missing
 * @see Knuth, "The art of computer programming", volume 3, 5.2.5: sorting by distribution, from the last digit to the first
 */
export function orderNumbers (values: Float64Array): Uint32Array {
  const { low, high } = keysOf(values)
  let order = new Uint32Array(values.length)
  let other = new Uint32Array(values.length)
  for (let place = 0; place < order.length; place++) order[place] = place
  for (const keys of [low, high]) {
    for (const { shift, mask } of digits) {
      if (distribute(keys, shift, mask, order, other)) [order, other] = [other, order]
    }
  }
  return order
}

/** The values in ascending order, −0 before 0. @param values none missing */
export function sortNumbers (values: Float64Array): Float64Array {
  const order = orderNumbers(values)
  const sorted = new Float64Array(values.length)
  for (let place = 0; place < order.length; place++) sorted[place] = values[order[place]!]!
  return sorted
}

/** Three of each word. */
const digits = [{ shift: 0, mask: 2047 }, { shift: 11, mask: 2047 }, { shift: 22, mask: 1023 }]

/** Words that are ordered as the values are. */
function keysOf (values: Float64Array): { low: Uint32Array, high: Uint32Array } {
  const words = new Uint32Array(values.buffer, values.byteOffset, values.length * 2)
  const low = new Uint32Array(values.length)
  const high = new Uint32Array(values.length)
  for (let place = 0; place < values.length; place++) {
    const sign = words[2 * place + 1]! >> 31
    low[place] = words[2 * place]! ^ sign
    high[place] = words[2 * place + 1]! ^ (sign | 0x80000000)
  }
  return { low, high }
}

/** Brings what is in order by lower digits in order by this one. @returns false where all have the same digit, and nothing was written */
function distribute (keys: Uint32Array, shift: number, mask: number, from: Uint32Array, to: Uint32Array): boolean {
  const next = new Uint32Array(mask + 2)
  for (let place = 0; place < keys.length; place++) next[((keys[place]! >>> shift) & mask) + 1]!++
  if (next.includes(keys.length)) return false
  for (let digit = 1; digit <= mask; digit++) next[digit]! += next[digit - 1]!
  for (let place = 0; place < from.length; place++) {
    const digit = (keys[from[place]!]! >>> shift) & mask
    to[next[digit]!++] = from[place]!
  }
  return true
}
