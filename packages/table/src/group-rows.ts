import type { Column } from './column.ts'
import type { Table } from './table.ts'

/**
 * Gives equal rows the same id. Missing equals missing, and −0 equals 0.
 *
 * @param ignoring names of columns in which equal rows may differ
 * @returns one id a row: the number of the first row that is equal to it
 */
export function groupRows (table: Table, ignoring: readonly string[] = []): Uint32Array {
  const columns = table.columns.filter(({ name }) => !ignoring.includes(name)).map(comparable)
  const hashes = new Uint32Array(table.rows).fill(0x811c9dc5)
  for (const { addTo } of columns) addTo(hashes)
  return groupByHash(hashes, (a, b) => columns.every(({ equal }) => equal(a, b)))
}

/** A column that adds its cells to the rows' hashes and compares two of them. */
interface Comparable { readonly addTo: (hashes: Uint32Array) => void, readonly equal: (a: number, b: number) => boolean }

function comparable (column: Column): Comparable {
  switch (column.kind) {
    case 'number':
    case 'date': return comparableNumbers(column.values)
    case 'category': return comparableCodes(column.codes)
    case 'text': return comparableTexts(column.offsets, column.bytes)
  }
}

function comparableNumbers (values: Float64Array): Comparable {
  const value = new Float64Array(1)
  const words = new Uint32Array(value.buffer)
  return {
    addTo (hashes) {
      for (let row = 0; row < hashes.length; row++) {
        value[0] = values[row]! + 0 // −0 becomes 0
        const isMissing = Number.isNaN(value[0])
        hashes[row] = mix(mix(hashes[row]!, isMissing ? 1 : words[0]!), isMissing ? 1 : words[1]!)
      }
    },
    equal: (a, b) => values[a] === values[b] || (Number.isNaN(values[a]) && Number.isNaN(values[b]))
  }
}

function comparableCodes (codes: Uint32Array): Comparable {
  return {
    addTo (hashes) {
      for (let row = 0; row < hashes.length; row++) hashes[row] = mix(hashes[row]!, codes[row]!)
    },
    equal: (a, b) => codes[a] === codes[b]
  }
}

function comparableTexts (offsets: Float64Array, bytes: Uint8Array): Comparable {
  return {
    addTo (hashes) {
      for (let row = 0; row < hashes.length; row++) {
        let hash = mix(hashes[row]!, offsets[row + 1]! - offsets[row]!)
        for (let at = offsets[row]!; at < offsets[row + 1]!; at++) hash = mix(hash, bytes[at]!)
        hashes[row] = hash
      }
    },
    equal (a, b) {
      const length = offsets[a + 1]! - offsets[a]!
      if (length !== offsets[b + 1]! - offsets[b]!) return false
      for (let i = 0; i < length; i++) {
        if (bytes[offsets[a]! + i] !== bytes[offsets[b]! + i]) return false
      }
      return true
    }
  }
}

/** One round of murmur3. */
function mix (hash: number, word: number): number {
  let scrambled = Math.imul(word, 0xcc9e2d51)
  scrambled = Math.imul((scrambled << 15) | (scrambled >>> 17), 0x1b873593)
  const mixed = hash ^ scrambled
  return Math.imul((mixed << 13) | (mixed >>> 19), 5) + 0xe6546b64 | 0
}

function groupByHash (hashes: Uint32Array, equal: (a: number, b: number) => boolean): Uint32Array {
  const ids = new Uint32Array(hashes.length)
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(hashes.length * 2 + 2))).fill(-1)
  const mask = slots.length - 1
  for (let row = 0; row < hashes.length; row++) {
    const hash = hashes[row]!
    let slot = (hash ^ (hash >>> 16)) & mask
    while (slots[slot] !== -1 && !(hashes[slots[slot]!] === hash && equal(slots[slot]!, row))) slot = (slot + 1) & mask
    if (slots[slot] === -1) slots[slot] = row
    ids[row] = slots[slot]!
  }
  return ids
}
