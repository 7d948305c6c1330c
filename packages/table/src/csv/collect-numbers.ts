import { ascii } from '../ascii.ts'
import type { NumberFormat } from '../cell-format.ts'
import { missingMarkers } from '../cells/missing-markers.ts'
import { parseDecimal } from '../cells/parse-decimal.ts'
import { parseNumber } from '../cells/parse-number.ts'
import type { CellBatch } from './cell-batch.ts'
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

export function collectNumbers (collector: NumberCollector, { bytes, records, columns, starts, ends }: CellBatch, column: number): void {
  makeRoom(collector.values, records)
  const { format, evidence } = collector
  const { entries: values } = collector.values
  const decimal = format.decimal.charCodeAt(0)
  let row = collector.values.filled
  let integers = 0
  let fractions = 0
  let groupLike = 0
  let { leadingZeros, fewestDigits, mostDigits } = evidence
  for (let cell = column; cell < records * columns; cell += columns, row++) {
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
  collector.values.filled = row
  evidence.integers += integers
  evidence.leadingZeros = leadingZeros
  evidence.fewestDigits = fewestDigits
  evidence.mostDigits = mostDigits
  addPlain(evidence, format.decimal, { integers, fractions, groupLike })
}

const powersOfTen = Float64Array.from({ length: exactDigits + 1 }, (_, power) => Number(`1e${power}`))

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
  return end - start <= longestMarker && markers.some((marker) => marker.length === end - start && marker.every((byte, i) => bytes[start + i] === byte))
}
