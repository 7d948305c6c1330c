import { ascii } from '../ascii.ts'
import type { NumberFormat } from '../cell-format.ts'
import { missingMarkers } from '../cells/missing-markers.ts'
import { parseDecimal } from '../cells/parse-decimal.ts'
import { parseNumber } from '../cells/parse-number.ts'
import type { CellBatch } from './cell-batch.ts'
import { powersOfTen } from '../cells/powers-of-ten.ts'
import { growingFloats, makeRoom, type GrowingArray } from './growing-array.ts'
import { addReadable, createNumberEvidence, exactDigits, notations, weighNumber, type NumberEvidence } from './number-evidence.ts'

/** A column taken for numbers: each cell goes straight from its bytes to a double, and the evidence for doing so is kept. */
export interface NumberCollector {
  readonly kind: 'numbers'
  readonly format: NumberFormat
  readonly evidence: NumberEvidence
  readonly values: GrowingArray<Float64Array<ArrayBuffer>>
  missingCells: number
  unreadableCells: number
  /** The first few different ones. */
  readonly examples: string[]
}

export const createNumberCollector = (format: NumberFormat, expectedRows: number): NumberCollector => ({
  kind: 'numbers', format, evidence: createNumberEvidence(), values: growingFloats(expectedRows), missingCells: 0, unreadableCells: 0, examples: []
})

/** Examples of unreadable cells: how many are kept, and of how many characters. */
export const examplesKept = 5
export const exampleCharacters = 80

export function collectNumbers (collector: NumberCollector, batch: CellBatch, column: number): void {
  const { records, kernels } = batch
  makeRoom(collector.values, records)
  const { entries, filled } = collector.values
  const decimal = collector.format.decimal.charCodeAt(0)
  if (kernels === null) readNumbers(collector, batch, column, { decimal, into: entries.subarray(filled), which: null })
  else {
    const { values, rest, tallies } = kernels.readDecimals(column, records, decimal)
    addTallies(collector, tallies)
    readNumbers(collector, batch, column, { decimal, into: values, which: rest })
    entries.set(values, filled)
  }
  collector.values.filled = filled + records
}

interface Readable {
  readonly decimal: number
  readonly into: Float64Array
  /** Numbers of the records to read; null: all. */
  readonly which: Int32Array | null
}

function readNumbers (collector: NumberCollector, { bytes, records, columns, starts, ends }: CellBatch, column: number, { decimal, into: values, which }: Readable): void {
  const { format, evidence } = collector
  const count = which?.length ?? records
  let integers = 0
  let fractions = 0
  let groupLike = 0
  let { leadingZeros, fewestDigits, mostDigits } = evidence
  for (let place = 0; place < count; place++) {
    const row = which === null ? place : which[place]!
    const cell = row * columns + column
    const start = starts[cell]!
    const end = ends[cell]!
    // The plain case, [-] digits [decimal digits] with at most 15 digits, is exact in one division.
    let at = start
    const negative = bytes[at] === ascii.minus
    if (negative) at++
    const first = at
    let mantissa = 0
    let digit = 0
    while (at < end && (digit = bytes[at]! - ascii.zero) >= 0 && digit <= 9) {
      mantissa = mantissa * 10 + digit
      at++
    }
    const whole = at - first
    if (at === end && whole > 0 && whole <= exactDigits) {
      integers++
      if (whole < fewestDigits) fewestDigits = whole
      if (whole > mostDigits) mostDigits = whole
      if (whole > 1 && bytes[first] === ascii.zero) leadingZeros++
      values[row] = negative ? -mantissa : mantissa
      continue
    }
    if (whole > 0 && at < end && bytes[at] === decimal) {
      const point = at++
      while (at < end && (digit = bytes[at]! - ascii.zero) >= 0 && digit <= 9) {
        mantissa = mantissa * 10 + digit
        at++
      }
      if (at === end) {
        const places = at - point - 1
        if (places === 3 && whole <= 3 && bytes[first] !== ascii.zero) groupLike++
        else fractions++
        if (whole + places > exactDigits) values[row] = parseDecimal(bytes, start, end, decimal, 0)
        else values[row] = (negative ? -mantissa : mantissa) / powersOfTen[places]!
        continue
      }
    }
    values[row] = collectOther(collector, bytes, start, end)
  }
  evidence.integers += integers
  evidence.leadingZeros = leadingZeros
  evidence.fewestDigits = fewestDigits
  evidence.mostDigits = mostDigits
  addPlain(evidence, format.decimal, { integers, fractions, groupLike })
}

/** @param tallies those of the kernel `readDecimals` */
function addTallies (collector: NumberCollector, tallies: Int32Array): void {
  const { evidence, format } = collector
  const [integers, fractions, groupLike, leadingZeros, fewestDigits, mostDigits, blanks] = tallies as unknown as [number, number, number, number, number, number, number]
  collector.missingCells += blanks
  evidence.integers += integers
  evidence.leadingZeros += leadingZeros
  evidence.mostDigits = Math.max(evidence.mostDigits, mostDigits)
  if (integers > 0) evidence.fewestDigits = Math.min(evidence.fewestDigits, fewestDigits)
  addPlain(evidence, format.decimal, { integers, fractions, groupLike })
}

/** Fractions speak for their decimal mark; whole numbers for every notation; `1.234` for those with thousands of that mark, too. */
function addPlain (evidence: NumberEvidence, decimal: string, { integers, fractions, groupLike }: { integers: number, fractions: number, groupLike: number }): void {
  notations.forEach((notation, index) => {
    const cells = integers + (notation.decimal === decimal ? fractions + groupLike : notation.thousands === decimal ? groupLike : 0)
    if (cells > 0) addReadable(evidence, '', index, cells)
  })
}

/** Everything but plain numbers: missing, grouped, with an exponent, a sign or a currency, or no number at all. */
function collectOther (collector: NumberCollector, bytes: Uint8Array, start: number, end: number): number {
  if (start === end || isMissingMarker(bytes, start, end)) {
    collector.missingCells++
    return NaN
  }
  weighNumber(collector.evidence, bytes, start, end, 1)
  const value = parseNumber(bytes, start, end, collector.format)
  if (Number.isNaN(value)) {
    collector.unreadableCells++
    addExample(collector.examples, bytes, start, end)
  }
  return value
}

/** Keeps the first few different cells that could not be read. */
export function addExample (examples: string[], bytes: Uint8Array, start: number, end: number): void {
  if (examples.length === examplesKept) return
  const text = decoder.decode(bytes.subarray(start, end)).slice(0, exampleCharacters)
  if (!examples.includes(text)) examples.push(text)
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
const markers = missingMarkers.map((marker) => new TextEncoder().encode(marker))
const longestMarker = Math.max(...markers.map(({ length }) => length))

export function isMissingMarker (bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start > longestMarker) return false
  for (const marker of markers) {
    if (marker.length === end - start && isText(marker, bytes, start)) return true
  }
  return false
}

function isText (text: Uint8Array, bytes: Uint8Array, start: number): boolean {
  for (let at = 0; at < text.length; at++) {
    if (bytes[start + at] !== text[at]) return false
  }
  return true
}
