import { log, square } from '@assay/shared'
import { inBlocks } from '@assay/table'
import { hashWords, wordsOf } from './hash-number.ts'

const indexBits = 14
/** How many registers there are; the standard error of an estimate is 1.04 / √registers, 0.8 %. */
const registers = 2 ** indexBits

/**
 * For each of many parts of the distinct values, the longest run of zeros in their hashes; of two sets of registers the larger ones are
 * those of both sets' values.
 *
 * @see Flajolet, Fusy, Gandouet & Meunier, "HyperLogLog", 2007
 */
export function countRegisters (values: Float64Array): Uint8Array {
  const longest = new Uint8Array(registers)
  const words = wordsOf(values)
  inBlocks(values.length, (from, to) => addHashes(longest, values, words, from, to))
  return longest
}

function addHashes (longest: Uint8Array, values: Float64Array, words: Uint32Array, from: number, to: number): void {
  for (let row = from; row < to; row++) {
    const value = values[row]!
    if (value !== value) continue
    const hash = value === 0 ? hashWords(0, 0) : hashWords(words[2 * row]!, words[2 * row + 1]!)
    const run = Math.min(Math.clz32(hash << indexBits), 32 - indexBits) + 1
    const register = hash >>> (32 - indexBits)
    if (run > longest[register]!) longest[register] = run
  }
}

export const mergeRegisters = (a: Uint8Array, b: Uint8Array): Uint8Array => a.map((run, register) => Math.max(run, b[register]!))

/** How many distinct values were counted. */
export function estimateDistinct (longest: Uint8Array): number {
  let inverse = 0
  let empty = 0
  for (const run of longest) {
    inverse += 2 ** -run
    if (run === 0) empty++
  }
  const raw = 0.7213 / (1 + 1.079 / registers) * square(registers) / inverse
  if (raw <= 2.5 * registers && empty > 0) return registers * log(registers / empty)
  // Different values may have one hash of 32 bits.
  return -(2 ** 32) * log(1 - raw / 2 ** 32)
}
