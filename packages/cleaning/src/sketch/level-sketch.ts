import type { CategoryColumn } from '@assay/table'
import { countRegisters, estimateDistinct, mergeRegisters } from './distinct-registers.ts'
import { boundCounts, mergeCounts, type FrequentCounts } from './frequent-counts.ts'
import { hashBytes } from './hash-bytes.ts'

/** What is remembered of a column of levels, in memory that does not grow with their number. Sketches of a column's parts merge to that of the column. */
export interface LevelSketch {
  readonly rows: number
  readonly missing: number
  readonly levels: FrequentCounts<string>
  /** Of the levels' hashes. */
  readonly registers: Uint8Array
}

/** Columns of no more levels than this are counted without an error. */
const countedLevels = 1 << 16

/** Levels without a row do not count. */
export function sketchLevels ({ codes, levels }: CategoryColumn): LevelSketch {
  const counts = countCodes(codes, levels.length)
  const used = levels.flatMap((level, place) => counts[place + 1]! > 0 ? [[level, counts[place + 1]!] as const] : [])
  const encoder = new TextEncoder()
  return {
    rows: codes.length,
    missing: counts[0]!,
    levels: boundCounts({ rows: new Map(used), missed: 0 }, countedLevels),
    registers: countRegisters(Float64Array.from(used, ([level]) => hashBytes(encoder.encode(level))))
  }
}

export function mergeLevelSketches (a: LevelSketch, b: LevelSketch): LevelSketch {
  return {
    rows: a.rows + b.rows,
    missing: a.missing + b.missing,
    levels: mergeCounts(a.levels, b.levels, countedLevels),
    registers: mergeRegisters(a.registers, b.registers)
  }
}

export function distinctLevels ({ levels: { rows, missed }, registers }: LevelSketch): number {
  return missed === 0 ? rows.size : Math.round(estimateDistinct(registers))
}

/** @returns rows of each code; entry 0 counts the missing */
export function countCodes (codes: Uint32Array, levels: number): Uint32Array {
  const counts = new Uint32Array(levels + 1)
  for (let row = 0; row < codes.length; row++) counts[codes[row]!]!++
  return counts
}
