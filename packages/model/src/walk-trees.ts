import { lanes, type PackedTrees } from './pack-trees.ts'
import type { SpreadRows } from './spread-rows.ts'

/**
 * Takes rows down one group of trees to their leaves.
 *
 * @param leaves rows × lanes, overwritten with the leaves' nodes
 */
export function walkTrees (packed: PackedTrees, group: number, spread: SpreadRows, leaves: Int32Array): void {
  if (packed.sets.length === 0) walkNumbers(packed, group, spread, leaves)
  else walkSets(packed, group, spread, leaves)
}

/** Trees are seldom deep everywhere: after so many steps it is asked whether all have arrived. */
const stepsBetweenLooks = 8

function walkNumbers ({ thresholds, left, asked, slots, roots, depths }: PackedTrees, group: number, { rows, numbers }: SpreadRows, leaves: Int32Array): void {
  const first = group * lanes
  const width = slots.length
  for (let row = 0, x = 0, at = 0; row < rows; row++, x += width, at += lanes) {
    let a = roots[first]!
    let b = roots[first + 1]!
    let c = roots[first + 2]!
    let d = roots[first + 3]!
    let e = roots[first + 4]!
    let f = roots[first + 5]!
    let g = roots[first + 6]!
    let h = roots[first + 7]!
    for (let steps = depths[group]!; steps > 0; steps -= stepsBetweenLooks) {
      for (let step = Math.min(steps, stepsBetweenLooks); step > 0; step--) {
        a = left[a]! + isRight(numbers, thresholds, asked, a, x)
        b = left[b]! + isRight(numbers, thresholds, asked, b, x)
        c = left[c]! + isRight(numbers, thresholds, asked, c, x)
        d = left[d]! + isRight(numbers, thresholds, asked, d, x)
        e = left[e]! + isRight(numbers, thresholds, asked, e, x)
        f = left[f]! + isRight(numbers, thresholds, asked, f, x)
        g = left[g]! + isRight(numbers, thresholds, asked, g, x)
        h = left[h]! + isRight(numbers, thresholds, asked, h, x)
      }
      if (steps > stepsBetweenLooks && (asked[a]! | asked[b]! | asked[c]! | asked[d]! | asked[e]! | asked[f]! | asked[g]! | asked[h]!) === 0) break
    }
    leaves[at] = a
    leaves[at + 1] = b
    leaves[at + 2] = c
    leaves[at + 3] = d
    leaves[at + 4] = e
    leaves[at + 5] = f
    leaves[at + 6] = g
    leaves[at + 7] = h
  }
}

/** As above, and a node's set is asked as well: one of the two answers is always no. */
function walkSets ({ thresholds, left, asked, sets, words, slots, roots, depths }: PackedTrees, group: number, { rows, numbers, bits }: SpreadRows, leaves: Int32Array): void {
  const first = group * lanes
  const width = slots.length
  for (let row = 0, x = 0, at = 0; row < rows; row++, x += width, at += lanes) {
    let a = roots[first]!
    let b = roots[first + 1]!
    let c = roots[first + 2]!
    let d = roots[first + 3]!
    let e = roots[first + 4]!
    let f = roots[first + 5]!
    let g = roots[first + 6]!
    let h = roots[first + 7]!
    for (let steps = depths[group]!; steps > 0; steps -= stepsBetweenLooks) {
      for (let step = Math.min(steps, stepsBetweenLooks); step > 0; step--) {
        a = left[a]! + (isRight(numbers, thresholds, asked, a, x) | isInSet(bits, words, sets, asked, a, x))
        b = left[b]! + (isRight(numbers, thresholds, asked, b, x) | isInSet(bits, words, sets, asked, b, x))
        c = left[c]! + (isRight(numbers, thresholds, asked, c, x) | isInSet(bits, words, sets, asked, c, x))
        d = left[d]! + (isRight(numbers, thresholds, asked, d, x) | isInSet(bits, words, sets, asked, d, x))
        e = left[e]! + (isRight(numbers, thresholds, asked, e, x) | isInSet(bits, words, sets, asked, e, x))
        f = left[f]! + (isRight(numbers, thresholds, asked, f, x) | isInSet(bits, words, sets, asked, f, x))
        g = left[g]! + (isRight(numbers, thresholds, asked, g, x) | isInSet(bits, words, sets, asked, g, x))
        h = left[h]! + (isRight(numbers, thresholds, asked, h, x) | isInSet(bits, words, sets, asked, h, x))
      }
      if (steps > stepsBetweenLooks && (asked[a]! | asked[b]! | asked[c]! | asked[d]! | asked[e]! | asked[f]! | asked[g]! | asked[h]!) === 0) break
    }
    leaves[at] = a
    leaves[at + 1] = b
    leaves[at + 2] = c
    leaves[at + 3] = d
    leaves[at + 4] = e
    leaves[at + 5] = f
    leaves[at + 6] = g
    leaves[at + 7] = h
  }
}

/** @returns 1 where the number that a node asks for is not below its threshold, else 0 */
export function isRight (numbers: Float64Array, thresholds: Float64Array, asked: Int32Array, node: number, x: number): number {
  return Number(numbers[x + asked[node]!]! >= thresholds[node]!)
}

/** @returns 1 where the bit that a node asks for is among those that go right, else 0 */
export function isInSet (bits: Int32Array, words: Uint32Array, sets: Int32Array, asked: Int32Array, node: number, x: number): number {
  const bit = bits[x + asked[node]!]!
  return words[sets[node]! + (bit >>> 5)]! >>> bit & 1
}
