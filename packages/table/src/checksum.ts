/**
 * XXH32 of the bytes, seed 0. One flipped bit always changes it: every step is a bijection of its input word.
 *
 * @param bytes whose first byte may lie anywhere in its buffer
 * @see https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md
 */
export function checksum (bytes: Uint8Array): number {
  const length = bytes.length
  const view = new DataView(bytes.buffer, bytes.byteOffset, length)
  const blocksEnd = length - length % 16
  let hash = prime5
  if (blocksEnd > 0) {
    let [a, b, c, d] = [(prime1 + prime2) | 0, prime2, 0, -prime1 | 0]
    for (let at = 0; at < blocksEnd; at += 16) {
      a = mix(a, view.getInt32(at, true))
      b = mix(b, view.getInt32(at + 4, true))
      c = mix(c, view.getInt32(at + 8, true))
      d = mix(d, view.getInt32(at + 12, true))
    }
    hash = rotate(a, 1) + rotate(b, 7) + rotate(c, 12) + rotate(d, 18)
  }
  hash = (hash + length) | 0
  let at = blocksEnd
  for (; at + 4 <= length; at += 4) hash = Math.imul(rotate((hash + Math.imul(view.getInt32(at, true), prime3)) | 0, 17), prime4)
  for (; at < length; at++) hash = Math.imul(rotate((hash + Math.imul(view.getUint8(at), prime5)) | 0, 11), prime1)
  hash = Math.imul(hash ^ (hash >>> 15), prime2)
  hash = Math.imul(hash ^ (hash >>> 13), prime3)
  return (hash ^ (hash >>> 16)) >>> 0
}

const [prime1, prime2, prime3, prime4, prime5] = [0x9e3779b1, 0x85ebca77, 0xc2b2ae3d, 0x27d4eb2f, 0x165667b1].map((word) => word | 0) as [number, number, number, number, number]

const rotate = (word: number, bits: number): number => (word << bits) | (word >>> (32 - bits))
const mix = (lane: number, word: number): number => Math.imul(rotate((lane + Math.imul(word, prime2)) | 0, 13), prime1)
