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

function walkNumbers ({ thresholds, links, slots, roots, depths }: PackedTrees, group: number, { rows, numbers }: SpreadRows, leaves: Int32Array): void {
  const first = group * lanes
  const width = slots.length
  for (let row = 0, x = 0, at = 0; row < rows; row++, x += width, at += lanes) {
    let a = roots[first]!
    let b = roots[first + 1]!
    let c = roots[first + 2]!
    let d = roots[first + 3]!
    for (let left = depths[group]!; left > 0; left -= stepsBetweenLooks) {
      for (let step = Math.min(left, stepsBetweenLooks); step > 0; step--) {
        a = links[4 * a + 2]! + Number(numbers[x + links[4 * a + 3]!]! >= thresholds[2 * a]!)
        b = links[4 * b + 2]! + Number(numbers[x + links[4 * b + 3]!]! >= thresholds[2 * b]!)
        c = links[4 * c + 2]! + Number(numbers[x + links[4 * c + 3]!]! >= thresholds[2 * c]!)
        d = links[4 * d + 2]! + Number(numbers[x + links[4 * d + 3]!]! >= thresholds[2 * d]!)
      }
      if (left > stepsBetweenLooks && (links[4 * a + 3]! | links[4 * b + 3]! | links[4 * c + 3]! | links[4 * d + 3]!) === 0) break
    }
    leaves[at] = a
    leaves[at + 1] = b
    leaves[at + 2] = c
    leaves[at + 3] = d
  }
}

/** As above, and a node's set is asked as well: one of the two answers is always no. */
function walkSets ({ thresholds, links, sets, words, slots, roots, depths }: PackedTrees, group: number, { rows, numbers, bits }: SpreadRows, leaves: Int32Array): void {
  const first = group * lanes
  const width = slots.length
  for (let row = 0, x = 0, at = 0; row < rows; row++, x += width, at += lanes) {
    let a = roots[first]!
    let b = roots[first + 1]!
    let c = roots[first + 2]!
    let d = roots[first + 3]!
    for (let left = depths[group]!; left > 0; left -= stepsBetweenLooks) {
      for (let step = Math.min(left, stepsBetweenLooks); step > 0; step--) {
        let slot = x + links[4 * a + 3]!
        let bit = bits[slot]!
        a = links[4 * a + 2]! + (Number(numbers[slot]! >= thresholds[2 * a]!) | (words[sets[a]! + (bit >>> 5)]! >>> bit & 1))
        slot = x + links[4 * b + 3]!
        bit = bits[slot]!
        b = links[4 * b + 2]! + (Number(numbers[slot]! >= thresholds[2 * b]!) | (words[sets[b]! + (bit >>> 5)]! >>> bit & 1))
        slot = x + links[4 * c + 3]!
        bit = bits[slot]!
        c = links[4 * c + 2]! + (Number(numbers[slot]! >= thresholds[2 * c]!) | (words[sets[c]! + (bit >>> 5)]! >>> bit & 1))
        slot = x + links[4 * d + 3]!
        bit = bits[slot]!
        d = links[4 * d + 2]! + (Number(numbers[slot]! >= thresholds[2 * d]!) | (words[sets[d]! + (bit >>> 5)]! >>> bit & 1))
      }
      if (left > stepsBetweenLooks && (links[4 * a + 3]! | links[4 * b + 3]! | links[4 * c + 3]! | links[4 * d + 3]!) === 0) break
    }
    leaves[at] = a
    leaves[at + 1] = b
    leaves[at + 2] = c
    leaves[at + 3] = d
  }
}
