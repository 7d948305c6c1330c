import type { Column, Table } from '@assay/table'

/**
 * Puts equal rows in one group. Missing equals missing.
 *
 * @param ignoring columns that may differ within a group
 * @returns each row's group, numbered from 0 in the order of first rows
 */
export function groupRows (table: Table, ignoring: readonly string[]): Uint32Array {
  const columns = table.columns.filter(({ name }) => !ignoring.includes(name)).map(comparable)
  const groups = new Uint32Array(table.rows)
  const firstRows: number[] = []
  // Open addressing: a slot holds a group's number + 1; at most half of the slots are ever taken.
  const slots = new Uint32Array(2 ** Math.ceil(Math.log2(2 * table.rows + 2)))
  for (let row = 0; row < table.rows; row++) {
    let slot = columns.reduce((hash, column) => mix(hash ^ column.hash(row)), 0) & (slots.length - 1)
    while (slots[slot] !== 0 && !columns.every((column) => column.equal(firstRows[slots[slot]! - 1]!, row))) slot = (slot + 1) & (slots.length - 1)
    if (slots[slot] === 0) slots[slot] = firstRows.push(row)
    groups[row] = slots[slot]! - 1
  }
  return groups
}

interface Comparable {
  readonly hash: (row: number) => number
  readonly equal: (a: number, b: number) => boolean
}

function comparable (column: Column): Comparable {
  switch (column.kind) {
    case 'category': return { hash: (row) => column.codes[row]!, equal: (a, b) => column.codes[a] === column.codes[b] }
    case 'text': return comparableTexts(column)
    default: return comparableNumbers(column.values)
  }
}

function comparableNumbers (values: Float64Array): Comparable {
  const bits = new Int32Array(2)
  const number = new Float64Array(bits.buffer)
  return {
    hash: (row) => {
      // + 0 turns −0 into 0, which equals it.
      number[0] = values[row]! + 0
      return Number.isNaN(number[0]) ? 1 : Math.imul(bits[0]!, 0x9e3779b9) ^ bits[1]!
    },
    equal: (a, b) => values[a] === values[b] || (Number.isNaN(values[a]) && Number.isNaN(values[b]))
  }
}

function comparableTexts ({ offsets, bytes }: Extract<Column, { kind: 'text' }>): Comparable {
  return {
    hash: (row) => {
      let hash = 0x811c9dc5
      for (let i = offsets[row]!; i < offsets[row + 1]!; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193)
      return hash
    },
    equal: (a, b) => {
      const length = offsets[a + 1]! - offsets[a]!
      if (length !== offsets[b + 1]! - offsets[b]!) return false
      for (let i = 0; i < length; i++) if (bytes[offsets[a]! + i] !== bytes[offsets[b]! + i]) return false
      return true
    }
  }
}

/** The finaliser of murmur3: every bit of the input moves every bit of the output. */
function mix (hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}
