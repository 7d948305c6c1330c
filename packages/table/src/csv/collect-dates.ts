import type { DateFormat } from '../cell-format.ts'
import { readDate } from '../cells/read-date.ts'
import { isoPatterns, readIsoDate } from '../cells/read-iso-date.ts'
import type { CellBatch } from './cell-batch.ts'
import { addExample, isMissingMarker } from './collect-numbers.ts'
import { createDateEvidence, weighReadings, type DateEvidence } from './date-evidence.ts'
import { growingFloats, makeRoom, type GrowingArray } from './growing-array.ts'

/** A column taken for dates: each cell goes straight from its bytes to milliseconds, and the evidence for doing so is kept. */
export interface DateCollector {
  readonly kind: 'dates'
  readonly patterns: readonly string[]
  readonly evidence: DateEvidence
  readonly values: GrowingArray<Float64Array<ArrayBuffer>>
  missingCells: number
  unreadableCells: number
  /** The first few different ones. */
  readonly examples: string[]
}

export const createDateCollector = ({ pattern }: DateFormat, expectedRows: number): DateCollector => ({
  kind: 'dates', patterns: pattern.split(' | '), evidence: createDateEvidence(), values: growingFloats(expectedRows), missingCells: 0, unreadableCells: 0, examples: []
})

export function collectDates (collector: DateCollector, { bytes, records, columns, starts, ends }: CellBatch, column: number): void {
  makeRoom(collector.values, records)
  const { entries: values } = collector.values
  const [days, seconds] = [knownPattern(collector, isoPatterns[10]), knownPattern(collector, isoPatterns[19])]
  let row = collector.values.filled
  for (let cell = column; cell < records * columns; cell += columns) {
    const start = starts[cell]!
    const end = ends[cell]!
    const known = end - start === 10 ? days : end - start === 19 ? seconds : undefined
    const value = known === undefined ? NaN : readIsoDate(bytes, start, end)
    if (known === undefined || Number.isNaN(value)) values[row++] = collectDate(collector, bytes, start, end)
    else {
      known.cells++
      values[row++] = value
    }
  }
  collector.values.filled = row
}

/** The evidence for one of the collector's patterns, once it was seen. */
const knownPattern = ({ patterns, evidence }: DateCollector, pattern: string): { cells: number } | undefined =>
  patterns.includes(pattern) ? evidence.patterns.get(pattern) : undefined

function collectDate (collector: DateCollector, bytes: Uint8Array, start: number, end: number): number {
  if (start === end || isMissingMarker(bytes, start, end)) {
    collector.missingCells++
    return NaN
  }
  const readings = readDate(bytes, start, end)
  weighReadings(collector.evidence, readings, 1)
  for (const reading of readings) {
    if (collector.patterns.includes(reading.pattern)) return reading.milliseconds
  }
  collector.unreadableCells++
  addExample(collector.examples, bytes, start, end)
  return NaN
}
