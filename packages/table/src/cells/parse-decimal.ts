import { ascii } from '../ascii.ts'
import { powersOfTen } from './powers-of-ten.ts'
import { roundQuotient } from './round-quotient.ts'

/**
 * A decimal number, straight from bytes and equal to what `Number` makes of the same text.
 *
 * `[+-] digits [decimal digits] [e [+-] digits]`, blanks nowhere; thousands, where grouped, are grouped all the way.
 * `+` and eight digits or more is a telephone number, not a number.
 *
 * @param decimal   byte of the decimal mark
 * @param thousands byte of the grouping mark, or 0 for none; a space also stands for the no-break spaces
 * @returns NaN when the bytes are no such number, or one beyond the largest double
 * @see Clinger, "How to read floating point numbers accurately", 1990: exact when digits and power of ten are both exact doubles
 */
export function parseDecimal (bytes: Uint8Array, start: number, end: number, decimal: number, thousands: number): number {
  let at = start
  const sign = bytes[at]
  if (sign === ascii.minus || sign === ascii.plus) at++
  const integerStart = at
  let mantissa = 0
  // What does not fit into the mantissa: doubles are written with up to 17 digits.
  let tail = 0
  let tailDigits = 0
  let groups = 0
  let group = 0
  for (; at < end; at++) {
    const digit = bytes[at]! - ascii.zero
    if (digit >= 0 && digit <= 9) {
      if (mantissa <= largestBeforeDigit) mantissa = mantissa * 10 + digit
      else {
        tail = tail * 10 + digit
        tailDigits++
      }
      group++
      continue
    }
    const mark = thousands === 0 ? 0 : markLength(bytes, at, thousands)
    if (mark === 0) break
    if (groups === 0 ? group < 1 || group > 3 || bytes[integerStart] === ascii.zero : group !== 3) return NaN
    groups++
    group = 0
    at += mark - 1
  }
  if (groups > 0 && group !== 3) return NaN
  let digits = at - integerStart
  let power = 0
  if (at < end && bytes[at] === decimal) {
    const fractionStart = ++at
    for (; at < end; at++) {
      const digit = bytes[at]! - ascii.zero
      if (digit < 0 || digit > 9) break
      if (mantissa <= largestBeforeDigit) mantissa = mantissa * 10 + digit
      else {
        tail = tail * 10 + digit
        tailDigits++
      }
    }
    power = fractionStart - at
    digits -= power
  } else if (sign === ascii.plus && digits >= 8) return NaN
  if (digits === 0) return NaN
  if (at < end && groups === 0 && (bytes[at]! | 32) === ascii.lowerE) {
    const negative = bytes[at + 1] === ascii.minus
    at += negative || bytes[at + 1] === ascii.plus ? 2 : 1
    const exponentStart = at
    let exponent = 0
    for (; at < end; at++) {
      const digit = bytes[at]! - ascii.zero
      if (digit < 0 || digit > 9) break
      if (exponent < 100_000) exponent = exponent * 10 + digit
    }
    if (at === exponentStart) return NaN
    power += negative ? -exponent : exponent
  }
  if (at !== end) return NaN
  let value = mantissa
  if (tailDigits > 0 || power < -22 || power > 22) {
    value = tailDigits <= mostTailDigits && power >= -22 && power <= 0 ? roundQuotient(mantissa, powersOfTen[tailDigits]!, tail, powersOfTen[-power]!) : NaN
    if (Number.isNaN(value)) value = parseSlowly(bytes, integerStart, end, decimal)
    if (value === Infinity) return NaN
  } else if (power < 0) value = mantissa / powersOfTen[-power]!
  else if (power > 0) value = mantissa * powersOfTen[power]!
  return sign === ascii.minus ? -value : value
}

/** The largest mantissa that another digit keeps below 2^53. */
const largestBeforeDigit = 900719925474098

const mostTailDigits = 3

/** Bytes of the grouping mark at that place, or 0 when there is none. */
function markLength (bytes: Uint8Array, at: number, thousands: number): number {
  const byte = bytes[at]
  if (byte === thousands) return 1
  if (thousands !== ascii.space) return 0
  if (byte === 0xc2 && bytes[at + 1] === 0xa0) return 2 // U+00A0
  if (byte === 0xe2 && bytes[at + 1] === 0x80 && bytes[at + 2] === 0xaf) return 3 // U+202F
  return 0
}

function parseSlowly (bytes: Uint8Array, start: number, end: number, decimal: number): number {
  let text = ''
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!
    if (byte === decimal) text += '.'
    else if ((byte >= ascii.zero && byte <= ascii.nine) || (byte | 32) === ascii.lowerE || byte === ascii.minus || byte === ascii.plus) text += String.fromCharCode(byte)
  }
  return Number(text)
}
