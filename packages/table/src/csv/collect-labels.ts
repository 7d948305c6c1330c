import type { CellBatch } from './cell-batch.ts'
import { growingWords, makeRoom, type GrowingArray } from './growing-array.ts'

/**
 * A column kept as it is written: a dictionary of its distinct cells, and a code for each row. Code 0 is the blank cell,
 * code c the c-th distinct text in the order of first rows.
 */
export interface LabelCollector {
  readonly kind: 'labels'
  readonly codes: GrowingArray<Uint32Array<ArrayBuffer>>
  /** Distinct texts, one after the other: text c is `bytes[offsets[c − 1] … offsets[c])`. */
  bytes: Uint8Array
  /** Of `bytes`. */
  view: DataView
  offsets: Float64Array
  distinct: number
  /** Open addressing: a code, or 0 where free; a power of two slots, at most half of them taken. */
  slots: Uint32Array
  hashes: Uint32Array
}

export function createLabelCollector (expectedRows: number): LabelCollector {
  const bytes = new Uint8Array(1024)
  return {
    kind: 'labels', codes: growingWords(expectedRows), bytes, view: new DataView(bytes.buffer), offsets: new Float64Array(65), distinct: 0,
    slots: new Uint32Array(128), hashes: new Uint32Array(65)
  }
}

export function collectLabels (collector: LabelCollector, batch: CellBatch, column: number): void {
  const { bytes, records, columns, starts, ends, kernels } = batch
  makeRoom(collector.codes, records)
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  const { entries, filled } = collector.codes
  if (kernels === null) {
    for (let row = filled, cell = column; cell < records * columns; cell += columns, row++) {
      const start = starts[cell]!
      const end = ends[cell]!
      entries[row] = start === end ? 0 : codeOf(collector, bytes, view, start, end)
    }
  } else {
    const { codes, rest } = kernels.findLabels(column, records)
    for (const record of rest) {
      const cell = record * columns + column
      codes[record] = codeOf(collector, bytes, view, starts[cell]!, ends[cell]!)
    }
    kernels.rememberLabels(column, rest.length)
    entries.set(codes, filled)
  }
  collector.codes.filled = filled + records
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** @param code from 1 */
export const textOf = ({ bytes, offsets }: LabelCollector, code: number): string => decoder.decode(bytes.subarray(offsets[code - 1], offsets[code]))

function codeOf (collector: LabelCollector, bytes: Uint8Array, view: DataView, start: number, end: number): number {
  const hash = hashOf(view, start, end)
  const { slots, hashes } = collector
  const mask = slots.length - 1
  let slot = hash & mask
  for (;;) {
    const code = slots[slot]!
    if (code === 0) return addText(collector, bytes, start, end, hash, slot)
    if (hashes[code] === hash && equals(collector, code, view, start, end)) return code
    slot = (slot + 1) & mask
  }
}

/** Four bytes at a time. @see Appleby, "MurmurHash3", 2011: its rounds, and the folding at its end */
function hashOf (view: DataView, start: number, end: number): number {
  let hash = end - start
  let at = start
  for (; at + 4 <= end; at += 4) hash = scramble(hash, view.getUint32(at, true))
  for (; at < end; at++) hash = scramble(hash, view.getUint8(at))
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  return (hash ^ (hash >>> 13)) >>> 0
}

function scramble (hash: number, word: number): number {
  const mixed = Math.imul(hash ^ word, 0xcc9e2d51)
  return (mixed << 15) | (mixed >>> 17)
}

function equals ({ view: texts, offsets }: LabelCollector, code: number, view: DataView, start: number, end: number): boolean {
  let text = offsets[code - 1]!
  if (offsets[code]! - text !== end - start) return false
  let at = start
  for (; at + 4 <= end; at += 4, text += 4) {
    if (view.getUint32(at) !== texts.getUint32(text)) return false
  }
  for (; at < end; at++, text++) {
    if (view.getUint8(at) !== texts.getUint8(text)) return false
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
  if (textEnd > collector.bytes.length) {
    collector.bytes = grown(collector.bytes, Math.max(textEnd, collector.bytes.length * 2))
    collector.view = new DataView(collector.bytes.buffer)
  }
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
