import { ascii, isBlank } from '../ascii.ts'

/** What stands around a number: `%`, a currency, or nothing; and where the number itself is. */
export interface Affixed {
  readonly affix: string
  readonly start: number
  readonly end: number
  /** A minus before the currency: `-$5`. */
  readonly negative: boolean
}

/** Signs and codes that are taken off a number, the longer before those they contain. */
export const currencies = ['US$', 'R$', '$', '€', '£', '¥', '₹', '₽', '₩', 'USD', 'EUR', 'GBP', 'CHF', 'JPY', 'INR', 'Rs.', 'Rs', 'kr', 'zł'] as const

/** Takes a percent sign or one currency, before or after, off a trimmed cell. */
export function stripAffix (bytes: Uint8Array, start: number, end: number): Affixed {
  if (bytes[end - 1] === ascii.percent) return { affix: '%', start, end: trimEnd(bytes, start, end - 1), negative: false }
  const signed = bytes[start] === ascii.minus
  const unsigned = signed ? start + 1 : start
  if (firstBytes[bytes[unsigned]!] === 0 && lastBytes[bytes[end - 1]!] === 0) return { affix: '', start, end, negative: false }
  for (const { currency, spelling } of spellings) {
    if (holds(bytes, unsigned, end, spelling)) {
      const after = trimStart(bytes, unsigned + spelling.length, end)
      const twice = signed && (bytes[after] === ascii.minus || bytes[after] === ascii.plus)
      return { affix: currency, start: twice ? end : after, end, negative: signed }
    }
    const before = end - spelling.length
    if (before > start && holds(bytes, before, end, spelling)) return { affix: currency, start, end: trimEnd(bytes, start, before), negative: false }
  }
  return { affix: '', start, end, negative: false }
}

const spellings = currencies.map((currency) => ({ currency, spelling: new TextEncoder().encode(currency) }))

/** 1 for the bytes with which a currency begins, and ends: most cells have neither. */
const firstBytes = new Uint8Array(256)
const lastBytes = new Uint8Array(256)
for (const { spelling } of spellings) {
  firstBytes[spelling[0]!] = 1
  lastBytes[spelling.at(-1)!] = 1
}

function holds (bytes: Uint8Array, start: number, end: number, spelling: Uint8Array): boolean {
  if (start + spelling.length > end) return false
  for (let i = 0; i < spelling.length; i++) {
    if (bytes[start + i] !== spelling[i]) return false
  }
  return true
}

function trimStart (bytes: Uint8Array, start: number, end: number): number {
  while (start < end && (isBlank(bytes[start]!) || isNoBreakSpace(bytes, start))) start += isBlank(bytes[start]!) ? 1 : 2
  return start
}

function trimEnd (bytes: Uint8Array, start: number, end: number): number {
  while (end > start && (isBlank(bytes[end - 1]!) || isNoBreakSpace(bytes, end - 2))) end -= isBlank(bytes[end - 1]!) ? 1 : 2
  return end
}

const isNoBreakSpace = (bytes: Uint8Array, at: number): boolean => bytes[at] === 0xc2 && bytes[at + 1] === 0xa0
