import type { CellBatch } from './cell-batch.ts'

/**
 * A column kept as it is written: a dictionary of its distinct cells, and a code for each row. Code 0 is the blank cell,
 * code c the c-th distinct text in the order of first rows.
 */
export interface LabelCollector {
  readonly kind: 'labels'
  codes: Uint32Array
  rows: number
  /** Distinct texts, one after the other: text c is `bytes[offsets[c − 1] … offsets[c])`. */
  bytes: Uint8Array
  offsets: Float64Array
  distinct: number
  /** Open addressing: a code, or 0 where free; a power of two slots, at most half of them taken. */
  slots: Uint32Array
  hashes: Uint32Array
}

export const createLabelCollector = (): LabelCollector => ({
  kind: 'labels', codes: new Uint32Array(1024), rows: 0, bytes: new Uint8Array(1024), offsets: new Float64Array(65), distinct: 0,
  slots: new Uint32Array(128), hashes: new Uint32Array(65)
})

export function collectLabels (collector: LabelCollector, { bytes, records, columns, starts, ends }: CellBatch, column: number): void {
  if (collector.rows + records > collector.codes.length) {
    collector.codes = grown(collector.codes, Math.max(collector.rows + records, Math.ceil(collector.codes.length * 1.5)))
  }
  const { codes } = collector
  let row = collector.rows
  for (let cell = column; cell < records * columns; cell += columns, row++) {
    const start = starts[cell]!
    const end = ends[cell]!
    codes[row] = start === end ? 0 : codeOf(collector, bytes, start, end)
  }
  collector.rows = row
}

function codeOf (collector: LabelCollector, bytes: Uint8Array, start: number, end: number): number {
  // FNV-1a, with its high bits folded in, for they do not reach the slots otherwise.
  let hash = 0x811c9dc5
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193)
  hash = (hash ^ (hash >>> 15)) >>> 0
  const { slots, hashes } = collector
  const mask = slots.length - 1
  let slot = hash & mask
  for (;;) {
    const code = slots[slot]!
    if (code === 0) return addText(collector, bytes, start, end, hash, slot)
    if (hashes[code] === hash && equals(collector, code, bytes, start, end)) return code
    slot = (slot + 1) & mask
  }
}

function equals ({ bytes: texts, offsets }: LabelCollector, code: number, bytes: Uint8Array, start: number, end: number): boolean {
  let text = offsets[code - 1]!
  if (offsets[code]! - text !== end - start) return false
  for (let at = start; at < end; at++, text++) {
    if (bytes[at] !== texts[text]) return false
  }
  return true
}

function addText (collector: LabelCollector, bytes: Uint8Array, start: number, end: number, hash: number, slot: number): number {
  const code = ++collector.distinct
  if (code === collector.hashes.length) {
    collector.hashes = grown(collector.hashes, code * 2)
    collector.offsets = grown(collector.offsets, code * 2)
  }
  const textStart = collector.offsets[code - 1]!
  const textEnd = textStart + end - start
  if (textEnd > collector.bytes.length) collector.bytes = grown(collector.bytes, Math.max(textEnd, collector.bytes.length * 2))
  collector.bytes.set(bytes.subarray(start, end), textStart)
  collector.offsets[code] = textEnd
  collector.hashes[code] = hash
  collector.slots[slot] = code
  if (code * 2 > collector.slots.length) growSlots(collector)
  return code
}

function growSlots (collector: LabelCollector): void {
  const slots = new Uint32Array(collector.slots.length * 2)
  const mask = slots.length - 1
  for (let code = 1; code <= collector.distinct; code++) {
    let slot = collector.hashes[code]! & mask
    while (slots[slot] !== 0) slot = (slot + 1) & mask
    slots[slot] = code
  }
  collector.slots = slots
}

function grown<T extends Uint8Array | Uint32Array | Float64Array> (array: T, length: number): T {
  const larger = new (array.constructor as new (length: number) => T)(length)
  larger.set(array)
  return larger
}
