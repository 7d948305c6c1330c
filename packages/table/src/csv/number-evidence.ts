import type { NumberFormat } from '../cell-format.ts'
import { ascii } from '../ascii.ts'
import { stripAffix } from '../cells/number-affix.ts'
import { parseDecimal } from '../cells/parse-decimal.ts'

/** A column is of a type when at least this share of its cells that are not missing is. */
export const readableShare = .95

/** How many cells of a column speak for which way of writing numbers. */
export interface NumberEvidence {
  /** Cells readable in each of `notations`, by what stands around them: nothing, `%`, a currency. */
  readonly readable: Map<string, Float64Array>
  /** Whole numbers: how many, how many begin with a needless zero, how many have more digits than a double keeps; fewest and most digits. */
  integers: number
  leadingZeros: number
  longIntegers: number
  fewestDigits: number
  mostDigits: number
}

type Notation = Pick<NumberFormat, 'decimal' | 'thousands'>

/** In the order in which ties are decided; see `decimalCommaFirst`. */
export const notations: readonly Notation[] = [
  { decimal: '.', thousands: '' }, { decimal: '.', thousands: ',' }, { decimal: ',', thousands: '' }, { decimal: ',', thousands: '.' },
  { decimal: '.', thousands: ' ' }, { decimal: '.', thousands: "'" }, { decimal: ',', thousands: ' ' }
]

/** Doubles keep any whole number of so many digits. */
export const exactDigits = 15

export const createNumberEvidence = (): NumberEvidence => ({
  readable: new Map(), integers: 0, leadingZeros: 0, longIntegers: 0, fewestDigits: Infinity, mostDigits: 0
})

export function addReadable (evidence: NumberEvidence, affix: string, notation: number, cells: number): void {
  let counts = evidence.readable.get(affix)
  if (counts === undefined) evidence.readable.set(affix, counts = new Float64Array(notations.length))
  counts[notation]! += cells
}

/** Weighs one text that stands in so many cells. */
export function weighNumber (evidence: NumberEvidence, bytes: Uint8Array, start: number, end: number, cells: number): void {
  if (!holdsDigit(bytes, start, end)) return
  const { affix, start: from, end: to } = stripAffix(bytes, start, end)
  if (!looksNumeric(bytes, from, to)) return
  for (const decimal of ['.', ','] as const) {
    const ungrouped = !Number.isNaN(parseDecimal(bytes, from, to, decimal.charCodeAt(0), 0))
    for (let index = 0; index < notations.length; index++) {
      const notation = notations[index]!
      if (notation.decimal !== decimal) continue
      if (ungrouped || (notation.thousands !== '' && !Number.isNaN(parseDecimal(bytes, from, to, decimal.charCodeAt(0), notation.thousands.charCodeAt(0))))) {
        addReadable(evidence, affix, index, cells)
      }
    }
  }
  weighInteger(evidence, bytes, from, to, cells)
}

/** @returns the column's format, or null when it does not hold numbers */
export function chooseNumberFormat (evidence: NumberEvidence, filledCells: number, { decimalCommaFirst }: { decimalCommaFirst: boolean }): NumberFormat | null {
  if (holdsCodes(evidence)) return null
  const counts = (affix: string, notation: number): number => evidence.readable.get(affix)?.[notation] ?? 0
  const order = decimalCommaFirst ? [0, 2, 1, 3, 4, 5, 6] : [0, 1, 2, 3, 4, 5, 6]
  let best: NumberFormat | null = null
  let mostCells = 0
  for (const notation of order) {
    const plain = counts('', notation)
    const percents = counts('%', notation)
    const percent = percents > plain
    const currency = mostFrequentCurrency(evidence, notation)
    const cells = plain + (percent ? percents : 0) + counts(currency, notation) * (currency === '' ? 0 : 1)
    if (cells > mostCells) {
      mostCells = cells
      best = { ...notations[notation]!, percent, currency }
    }
  }
  return mostCells >= readableShare * filledCells ? best : null
}

/** Whole numbers that are names, not amounts: of more digits than a double keeps, or with zeros that would be lost. */
function holdsCodes ({ readable, integers, leadingZeros, longIntegers, fewestDigits, mostDigits }: NumberEvidence): boolean {
  const cells = Math.max(...[...readable.values()].flatMap((counts) => [...counts]), 0)
  if (longIntegers >= .05 * cells && longIntegers > 0) return true
  return leadingZeros > 0 && integers >= readableShare * cells && (fewestDigits === mostDigits || leadingZeros >= .01 * cells)
}

function mostFrequentCurrency ({ readable }: NumberEvidence, notation: number): string {
  let most = ''
  for (const [affix, counts] of readable) {
    if (affix !== '' && affix !== '%' && counts[notation]! > (most === '' ? 0 : readable.get(most)![notation]!)) most = affix
  }
  return most
}

function weighInteger (evidence: NumberEvidence, bytes: Uint8Array, start: number, end: number, cells: number): void {
  const first = bytes[start] === ascii.minus || bytes[start] === ascii.plus ? start + 1 : start
  for (let at = first; at < end; at++) {
    if (bytes[at]! < ascii.zero || bytes[at]! > ascii.nine) return
  }
  const digits = end - first
  if (digits === 0) return
  evidence.integers += cells
  if (digits > 1 && bytes[first] === ascii.zero) evidence.leadingZeros += cells
  if (digits > exactDigits) evidence.longIntegers += cells
  evidence.fewestDigits = Math.min(evidence.fewestDigits, digits)
  evidence.mostDigits = Math.max(evidence.mostDigits, digits)
}

/** Spares most words and dates the attempts: a number has marks and digits only, and a sign at its beginning or after its `e`. */
function looksNumeric (bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const kind = inNumber[bytes[at]!]!
    if (kind === 0 || (kind === 2 && at > start && (bytes[at - 1]! | 32) !== ascii.lowerE)) return false
  }
  return true
}

/** 1: digits, marks, the bytes of no-break spaces; 2: signs; 0: no number holds it. */
const inNumber = new Uint8Array(256)
for (const byte of new TextEncoder().encode("0123456789.,' eE\u00A0\u202F")) inNumber[byte] = 1
inNumber[ascii.minus] = inNumber[ascii.plus] = 2

function holdsDigit (bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    if (bytes[at]! >= ascii.zero && bytes[at]! <= ascii.nine) return true
  }
  return false
}
