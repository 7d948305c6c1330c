import type { Column } from './column.ts'
import type { Table } from './table.ts'

/**
 * Gives equal rows the same id. Missing equals missing, and −0 equals 0.
 *
 * Rows that are unlike all others in few columns are found by these alone: the other columns are looked at for the rest of the rows only.
 *
 * @param ignoring names of columns in which equal rows may differ
 * @returns one id a row: the number of the first row that is equal to it
 */
export function groupRows (table: Table, ignoring: readonly string[] = []): Uint32Array {
  const columns = table.columns.filter(({ name }) => !ignoring.includes(name)).map(comparable)
  const hashes = new Uint32Array(table.rows).fill(0x811c9dc5)
  let alike = allRows(table.rows)
  for (let from = 0, to = 1; from < columns.length && alike.length > 0; from = to, to *= 2) {
    for (const { addTo } of columns.slice(from, to)) addTo(hashes, alike)
    alike = repeatedHashes(hashes, alike)
  }
  return groupByHash(hashes, alike, (a, b) => columns.every(({ equal }) => equal(a, b)))
}

function allRows (count: number): Uint32Array {
  const rows = new Uint32Array(count)
  for (let row = 0; row < count; row++) rows[row] = row
  return rows
}

/** Bits of a set for each row that is put into it: of rows that are alike in nothing, about one in eight has the bit of another. */
const bitsARow = 8

/** The rows, among those given, whose hash may be that of another of them: they are moved to the front of `rows`. */
function repeatedHashes (hashes: Uint32Array, rows: Uint32Array): Uint32Array {
  const words = 2 ** Math.ceil(Math.log2(rows.length * bitsARow / 32 + 1))
  const once = new Int32Array(words)
  const twice = new Int32Array(words)
  for (let at = 0; at < rows.length; at++) {
    const hash = hashes[rows[at]!]!
    const word = wordOf(hash, words)
    const before = once[word]!
    once[word] = before | (1 << hash)
    twice[word]! |= before & (1 << hash)
  }
  let count = 0
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at]!
    const hash = hashes[row]!
    rows[count] = row
    count += (twice[wordOf(hash, words)]! >>> hash) & 1
  }
  return rows.subarray(0, count)
}

/** Shifts take the lowest five bits of a hash; the others choose the word. */
const wordOf = (hash: number, words: number): number => (hash >>> 5) & (words - 1)

/** A column that adds its cells to the hashes of those rows and compares two of them. */
interface Comparable { readonly addTo: (hashes: Uint32Array, rows: Uint32Array) => void, readonly equal: (a: number, b: number) => boolean }

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
    addTo (hashes, rows) {
      for (let at = 0; at < rows.length; at++) {
        const row = rows[at]!
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
    addTo (hashes, rows) {
      for (let at = 0; at < rows.length; at++) hashes[rows[at]!] = mix(hashes[rows[at]!]!, codes[rows[at]!]!)
    },
    equal: (a, b) => codes[a] === codes[b]
  }
}

function comparableTexts (offsets: Float64Array, bytes: Uint8Array): Comparable {
  return {
    addTo (hashes, rows) {
      for (let place = 0; place < rows.length; place++) {
        const row = rows[place]!
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

/** @param rows ascending; the others are equal to none */
function groupByHash (hashes: Uint32Array, rows: Uint32Array, equal: (a: number, b: number) => boolean): Uint32Array {
  const ids = allRows(hashes.length)
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(rows.length * 2 + 2))).fill(-1)
  const mask = slots.length - 1
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at]!
    const hash = hashes[row]!
    let slot = (hash ^ (hash >>> 16)) & mask
    while (slots[slot] !== -1 && !(hashes[slots[slot]!] === hash && equal(slots[slot]!, row))) slot = (slot + 1) & mask
    if (slots[slot] === -1) slots[slot] = row
    ids[row] = slots[slot]!
  }
  return ids
}
