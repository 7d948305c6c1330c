import type { DateFormat } from '../cell-format.ts'
import { readDate, type DateReading } from '../cells/read-date.ts'
import { readableShare } from './number-evidence.ts'

/** How many cells of a column speak for which pattern of dates. */
export interface DateEvidence {
  /** Cells by pattern, and which of day and month that pattern puts first. */
  readonly patterns: Map<string, { cells: number, readonly order: 'dayFirst' | 'monthFirst' | null }>
  /** Cells that can be read in one order only. */
  dayFirst: number
  monthFirst: number
}

export const createDateEvidence = (): DateEvidence => ({ patterns: new Map(), dayFirst: 0, monthFirst: 0 })

/** Weighs one text that stands in so many cells. */
export function weighDate (evidence: DateEvidence, bytes: Uint8Array, start: number, end: number, cells: number): void {
  weighReadings(evidence, readDate(bytes, start, end), cells)
}

/** @param readings all ways to understand the text */
export function weighReadings (evidence: DateEvidence, readings: readonly DateReading[], cells: number): void {
  for (const { pattern, order } of readings) {
    const known = evidence.patterns.get(pattern)
    if (known === undefined) evidence.patterns.set(pattern, { cells, order })
    else known.cells += cells
  }
  const order = readings.length === 1 ? readings[0]!.order : null
  if (order !== null) evidence[order] += cells
}

/** @returns the column's format, or null when it does not hold dates */
export function chooseDateFormat ({ patterns, dayFirst, monthFirst }: DateEvidence, filledCells: number): DateFormat | null {
  const other = monthFirst > dayFirst ? 'dayFirst' : 'monthFirst'
  const chosen = [...patterns].filter(([, { order }]) => order !== other)
  const cells = chosen.reduce((sum, [, pattern]) => sum + pattern.cells, 0)
  if (cells === 0 || cells < readableShare * filledCells) return null
  // Map keeps the order of first sight, which breaks ties.
  const pattern = chosen.sort(([, a], [, b]) => b.cells - a.cells).map(([text]) => text).join(' | ')
  const open = dayFirst === 0 && monthFirst === 0 && chosen.some(([, { order }]) => order !== null)
  return open ? { pattern, ambiguous: true } : { pattern }
}
