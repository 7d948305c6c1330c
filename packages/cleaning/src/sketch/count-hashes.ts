import { mergeCounts, type FrequentCounts } from './frequent-counts.ts'

export interface HashCounts {
  readonly frequent: FrequentCounts<number>
  /** Where each hash that is counted was first met: places in the array. */
  readonly places: ReadonlyMap<number, number>
}

/** Rows whose hashes are all counted before the least frequent ones are forgotten. */
const windowRows = 1 << 16
const slots = 2 * windowRows

/** Counts hashes of 53 bits, window by window. @param hashes missing is NaN */
export function countHashes (hashes: Float64Array, most: number): HashCounts {
  const table: Window = { heads: new Int32Array(slots), rows: new Int32Array(windowRows), firsts: new Int32Array(windowRows) }
  let places: ReadonlyMap<number, number> = new Map()
  let frequent: FrequentCounts<number> = { rows: new Map(), missed: 0 }
  for (let from = 0; from < hashes.length; from += windowRows) {
    const distinct = countWindow(hashes, from, Math.min(from + windowRows, hashes.length), table)
    const found = keepFrequent(hashes, table, distinct, most)
    const met = places
    frequent = mergeCounts(frequent, found.frequent, most)
    places = new Map(Array.from(frequent.rows.keys(), (hash) => [hash, met.get(hash) ?? found.places.get(hash)!]))
  }
  return { frequent, places }
}

interface Window {
  /** Open addressing: an entry + 1, or 0 where free. */
  readonly heads: Int32Array
  /** Of each entry, in the order they are met. */
  readonly rows: Int32Array
  readonly firsts: Int32Array
}

/** @returns how many entries there are */
function countWindow (hashes: Float64Array, from: number, to: number, { heads, rows, firsts }: Window): number {
  heads.fill(0)
  let distinct = 0
  for (let place = from; place < to; place++) {
    const hash = hashes[place]!
    if (hash !== hash) continue
    let slot = (hash / 0x200000) & (slots - 1)
    let entry: number
    while ((entry = heads[slot]!) > 0 && hashes[firsts[entry - 1]!] !== hash) slot = (slot + 1) & (slots - 1)
    if (entry === 0) {
      firsts[distinct] = place
      rows[distinct] = 0
      entry = heads[slot] = ++distinct
    }
    rows[entry - 1]!++
  }
  return distinct
}

/** As `boundCounts`, without a map of what is to be forgotten. */
function keepFrequent (hashes: Float64Array, { rows, firsts }: Window, distinct: number, most: number): HashCounts {
  const missed = distinct > most ? rows.slice(0, distinct).sort()[distinct - 1 - most]! : 0
  const kept = new Map<number, number>()
  const places = new Map<number, number>()
  for (let entry = 0; entry < distinct; entry++) {
    if (rows[entry]! <= missed) continue
    const hash = hashes[firsts[entry]!]!
    kept.set(hash, rows[entry]! - missed)
    places.set(hash, firsts[entry]!)
  }
  return { frequent: { rows: kept, missed }, places }
}
