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

export function collectDates (collector: DateCollector, batch: CellBatch, column: number): void {
  const { records, kernels } = batch
  makeRoom(collector.values, records)
  const { entries, filled } = collector.values
  const known = { days: knownPattern(collector, isoPatterns[10]), seconds: knownPattern(collector, isoPatterns[19]) }
  if (kernels === null) readDates(collector, batch, column, known, entries.subarray(filled))
  else {
    const { values, rest, tallies } = kernels.readIsoDates(column, records, known.days !== undefined, known.seconds !== undefined)
    const [days, seconds, blanks] = tallies as unknown as [number, number, number]
    if (known.days !== undefined) known.days.cells += days
    if (known.seconds !== undefined) known.seconds.cells += seconds
    collector.missingCells += blanks
    for (const record of rest) values[record] = collectDate(collector, batch, record * batch.columns + column)
    entries.set(values, filled)
  }
  collector.values.filled = filled + records
}

/** The evidence for the patterns of `readIsoDate`, where the column has them. */
interface KnownPatterns { readonly days: { cells: number } | undefined, readonly seconds: { cells: number } | undefined }

function readDates (collector: DateCollector, batch: CellBatch, column: number, { days, seconds }: KnownPatterns, values: Float64Array): void {
  const { bytes, records, columns, starts, ends } = batch
  for (let record = 0, cell = column; record < records; record++, cell += columns) {
    const start = starts[cell]!
    const end = ends[cell]!
    const known = end - start === 10 ? days : end - start === 19 ? seconds : undefined
    const value = known === undefined ? NaN : readIsoDate(bytes, start, end)
    if (known === undefined || Number.isNaN(value)) values[record] = collectDate(collector, batch, cell)
    else {
      known.cells++
      values[record] = value
    }
  }
}

/** The evidence for one of the collector's patterns, once it was seen. */
const knownPattern = ({ patterns, evidence }: DateCollector, pattern: string): { cells: number } | undefined =>
  patterns.includes(pattern) ? evidence.patterns.get(pattern) : undefined

function collectDate (collector: DateCollector, { bytes, starts, ends }: CellBatch, cell: number): number {
  const start = starts[cell]!
  const end = ends[cell]!
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
