import type { NumberFormat } from '../cell-format.ts'
import { stripAffix } from './number-affix.ts'
import { parseDecimal } from './parse-decimal.ts'

export const plainNumber: NumberFormat = { decimal: '.', thousands: '', percent: false, currency: '' }

/** @returns NaN when the trimmed cell is not a number of that format */
export function parseNumber (bytes: Uint8Array, start: number, end: number, format: NumberFormat): number {
  const decimal = format.decimal.charCodeAt(0)
  const thousands = format.thousands === '' ? 0 : format.thousands.charCodeAt(0)
  if (!format.percent && format.currency === '') return parseDecimal(bytes, start, end, decimal, thousands)
  const affixed = stripAffix(bytes, start, end)
  const { affix } = affixed
  if (affix === '%' ? !format.percent : affix !== '' && affix !== format.currency) return NaN
  const value = parseDecimal(bytes, affixed.start, affixed.end, decimal, thousands)
  const amount = affix === '%' ? value / 100 : value
  return affixed.negative ? -amount : amount
}
