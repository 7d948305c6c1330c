/**
 * The terms of a text, words and pairs of neighbouring words in lower case, each hashed into one of so many buckets.
 *
 * @param buckets a power of two
 * @returns how often each bucket occurs, in the order of its first occurrence
 * @see Weinberger et al., "Feature hashing for large scale multitask learning", 2009
 */
export function hashTerms (text: string, buckets: number): Map<number, number> {
  const counts = new Map<number, number>()
  const count = (hash: number): void => {
    const bucket = scatter(hash) & (buckets - 1)
    counts.set(bucket, (counts.get(bucket) ?? 0) + 1)
  }
  let before: number | null = null
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)) {
    const hash = hashWord(word, fnvOffset)
    count(hash)
    if (before !== null) count(hashWord(word, Math.imul(before ^ blank, fnvPrime)))
    before = hash
  }
  return counts
}

const fnvOffset = 0x811c9dc5
const fnvPrime = 0x01000193
const blank = 32

/** FNV-1a over UTF-16 units, from a state to the next. */
function hashWord (word: string, state: number): number {
  let hash = state
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), fnvPrime)
  return hash
}

/** Low bits of FNV are weak: murmur3's finaliser. */
function scatter (hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}
