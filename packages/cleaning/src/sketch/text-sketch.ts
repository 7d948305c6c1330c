import type { TextColumn } from '@assay/table'
import { countHashes } from './count-hashes.ts'
import { mergeCounts, type FrequentCounts } from './frequent-counts.ts'
import { hashBytes } from './hash-bytes.ts'
import { mergeNumberSketches, sketchNumbers, type NumberSketch } from './number-sketch.ts'

/** What is remembered of texts, in memory that does not grow with them. Sketches of a column's parts merge to that of the column. */
export interface TextSketch {
  readonly rows: number
  /** Of all texts together. */
  readonly characters: number
  /** Characters of the longest one. */
  readonly longest: number
  /** Texts as numbers of 53 bits, which tell them apart; missing ones are none. */
  readonly hashes: NumberSketch
  /** By hash. */
  readonly frequent: FrequentCounts<number>
  /** How those that are counted begin, by hash. */
  readonly beginnings: ReadonlyMap<number, string>
}

const countedTexts = 1 << 10
const partRows = 1 << 20
const shownBytes = 320
const shownCharacters = 80

/** @param column of which rows `from` up to, but not, `to` are sketched */
export function sketchTexts (column: TextColumn, from = 0, to = column.offsets.length - 1): TextSketch {
  let sketch = sketchPart(column, from, Math.min(from + partRows, to))
  for (let row = from + partRows; row < to; row += partRows) sketch = mergeTextSketches(sketch, sketchPart(column, row, Math.min(row + partRows, to)))
  return sketch
}

/** @param later of rows after those of the other */
export function mergeTextSketches (earlier: TextSketch, later: TextSketch): TextSketch {
  const frequent = mergeCounts(earlier.frequent, later.frequent, countedTexts)
  const beginningOf = (hash: number): string => earlier.beginnings.get(hash) ?? later.beginnings.get(hash)!
  return {
    rows: earlier.rows + later.rows,
    characters: earlier.characters + later.characters,
    longest: Math.max(earlier.longest, later.longest),
    hashes: mergeNumberSketches(earlier.hashes, later.hashes),
    frequent,
    beginnings: new Map(Array.from(frequent.rows.keys(), (hash) => [hash, beginningOf(hash)]))
  }
}

function sketchPart ({ offsets, bytes }: TextColumn, from: number, to: number): TextSketch {
  const hashes = new Float64Array(to - from).fill(NaN)
  let characters = 0
  let longest = 0
  for (let row = from; row < to; row++) {
    const start = offsets[row]!
    const end = offsets[row + 1]!
    if (start === end) continue
    const length = countCharacters(bytes, start, end)
    characters += length
    if (length > longest) longest = length
    hashes[row - from] = hashBytes(bytes, start, end)
  }
  const { frequent, places } = countHashes(hashes, countedTexts)
  const beginningAt = (row: number): string => beginningOf(bytes, offsets[row]!, offsets[row + 1]!)
  return {
    rows: to - from,
    characters,
    longest,
    hashes: sketchNumbers(hashes, from),
    frequent,
    beginnings: new Map(Array.from(places, ([hash, place]) => [hash, beginningAt(from + place)]))
  }
}

/** UTF-8: every byte but a continuation (10xxxxxx) begins a character. */
function countCharacters (bytes: Uint8Array, start: number, end: number): number {
  let characters = 0
  for (let i = start; i < end; i++) if ((bytes[i]! & 0xc0) !== 0x80) characters++
  return characters
}

function beginningOf (bytes: Uint8Array, start: number, end: number): string {
  const characters = Array.from(new TextDecoder().decode(bytes.subarray(start, Math.min(end, start + shownBytes))))
  return characters.length > shownCharacters ? `${characters.slice(0, shownCharacters - 1).join('')}…` : characters.join('')
}
