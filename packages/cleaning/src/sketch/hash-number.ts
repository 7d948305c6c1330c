/** 32 bits, each of which depends on every bit of a number's two words. @see Appleby, "MurmurHash3", 2011 */
export function hashWords (low: number, high: number): number {
  return hashWord(Math.imul(hashWord(low ^ 0x9e3779b9), 0x85ebca6b) ^ high)
}

/** The words of numbers in memory: two each, the lower first; −0 and 0 have different ones. */
export const wordsOf = ({ buffer, byteOffset, length }: Float64Array): Uint32Array => new Uint32Array(buffer, byteOffset, length * 2)

export function hashWord (word: number): number {
  let mixed = Math.imul(word ^ (word >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}
