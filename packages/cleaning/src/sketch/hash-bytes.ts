/** Two FNV-1a hashes with different offsets, as one whole number below 2^53. */
export function hashBytes (bytes: Uint8Array, start = 0, end = bytes.length): number {
  let low = 0x811c9dc5
  let high = 0x9e3779b9
  for (let i = start; i < end; i++) {
    low = Math.imul(low ^ bytes[i]!, 0x01000193)
    high = Math.imul(high ^ bytes[i]!, 0x85ebca6b) ^ (high >>> 15)
  }
  return (high >>> 0) * 0x200000 + ((low >>> 0) & 0x1fffff)
}
