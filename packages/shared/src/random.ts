import { cosPi } from './numerics/circle.ts'
import { log } from './numerics/log.ts'

/** A stream of random numbers that its seed decides, on every machine alike. */
export interface Random {
  /** @returns uniform in [0, 1), 32 bits of resolution */
  next: () => number
  /** @returns a whole number, uniform in [0, below); `below` from 1 to 2^32 */
  integer: (below: number) => number
  /** @returns a standard normal deviate (Box–Muller) */
  normal: () => number
  /** Fisher–Yates, in place. */
  shuffle: <T extends { length: number, [index: number]: unknown }>(items: T) => T
  /** An independent stream for a named part: the same name gives the same stream, however much was drawn before. */
  fork: (name: string | number) => Random
}

/**
 * sfc32, seeded by hashing the words of the seed.
 *
 * @param seed any text or number; a stream's whole identity
 * @see Doty-Humphrey, PractRand, "sfc" (small fast chaotic generator)
 */
export function createRandom (seed: string | number): Random {
  const identity = String(seed)
  let [a, b, c, counter] = hashSeed(identity)

  function next32 (): number {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + sum) | 0
    return sum >>> 0
  }
  for (let round = 0; round < 12; round++) next32()

  const next = (): number => next32() / 4294967296
  const integer = (below: number): number => Math.floor(next() * below)
  return {
    next,
    integer,
    normal: () => Math.sqrt(-2 * log(1 - next())) * cosPi(2 * next()),
    shuffle (items) {
      for (let i = items.length - 1; i > 0; i--) {
        const j = integer(i + 1)
        const held = items[i]
        items[i] = items[j]
        items[j] = held
      }
      return items
    },
    fork: (name) => createRandom(`${identity}/${name}`)
  }
}

/** Four words from a text: FNV-1a, then a finaliser for each word (murmur3's). */
function hashSeed (text: string): [number, number, number, number] {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  const word = (salt: number): number => {
    let mixed = hash ^ Math.imul(salt, 0x9e3779b9)
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
    return mixed ^ (mixed >>> 16)
  }
  return [word(1), word(2), word(3), 1]
}
