import type { ColumnProfile } from '@assay/shared'
import type { TextColumn } from '@assay/table'

/** Describes a column of texts. Distinct texts are told apart by 53 bits of hash. */
export function summarizeTexts ({ offsets, bytes }: TextColumn): Pick<ColumnProfile, 'missing' | 'distinct' | 'length'> {
  const rows = offsets.length - 1
  const hashes = new Float64Array(rows)
  let present = 0
  let characters = 0
  let longest = 0
  for (let row = 0; row < rows; row++) {
    const start = offsets[row]!
    const end = offsets[row + 1]!
    if (start === end) continue
    const length = countCharacters(bytes, start, end)
    characters += length
    if (length > longest) longest = length
    hashes[present++] = hashBytes(bytes, start, end)
  }
  const sorted = hashes.subarray(0, present).sort()
  let distinct = 0
  for (let i = 0; i < present; i++) if (i === 0 || sorted[i] !== sorted[i - 1]) distinct++
  return { missing: rows - present, distinct, length: { mean: present === 0 ? 0 : characters / present, max: longest } }
}

/** UTF-8: every byte but a continuation (10xxxxxx) begins a character. */
function countCharacters (bytes: Uint8Array, start: number, end: number): number {
  let characters = 0
  for (let i = start; i < end; i++) if ((bytes[i]! & 0xc0) !== 0x80) characters++
  return characters
}

/** Two FNV-1a hashes with different offsets, as one whole number below 2^53. */
function hashBytes (bytes: Uint8Array, start: number, end: number): number {
  let low = 0x811c9dc5
  let high = 0x9e3779b9
  for (let i = start; i < end; i++) {
    low = Math.imul(low ^ bytes[i]!, 0x01000193)
    high = Math.imul(high ^ bytes[i]!, 0x85ebca6b) ^ (high >>> 15)
  }
  return (high >>> 0) * 0x200000 + ((low >>> 0) & 0x1fffff)
}
