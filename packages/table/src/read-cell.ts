import { trimBlanks } from './ascii.ts'
import type { Cell, CellFormat } from './cell-format.ts'
import { parseNumber, plainNumber } from './cells/parse-number.ts'
import { readDate } from './cells/read-date.ts'

/** A cell that holds something which is not of its column's type. */
export const unreadable = Symbol('unreadable')
export type Unreadable = typeof unreadable

/** The value of a cell's text, the same as the CSV reader makes of the same cell under that format. */
export function readCell (format: CellFormat, text: string): Cell | Unreadable {
  const trimmed = trimBlanks(text)
  if (trimmed === '' || format.missing.includes(trimmed)) return null
  if (format.type === 'category' || format.type === 'text') return trimmed
  const value = parseText(trimmed, format)
  return Number.isNaN(value) ? unreadable : value
}

function parseText (text: string, format: CellFormat): number {
  // A TextEncoder takes longer than the number.
  if (writeAscii(text, shortCell)) return parseValue(shortCell, 0, text.length, format)
  const bytes = new TextEncoder().encode(text)
  return parseValue(bytes, 0, bytes.length, format)
}

/**
 * A trimmed cell of a column of numbers or dates that is not missing.
 *
 * @returns NaN when the cell is not of the format
 */
export function parseValue (bytes: Uint8Array, start: number, end: number, { type, number, date }: CellFormat): number {
  return type === 'date' ? parseDate(bytes, start, end, date?.pattern ?? isoDate) : parseNumber(bytes, start, end, number ?? plainNumber)
}

const shortCell = new Uint8Array(40)

/** @returns false, with the bytes unfinished, when the text does not fit or is not ASCII */
function writeAscii (text: string, into: Uint8Array): boolean {
  if (text.length > into.length) return false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code > 127) return false
    into[at] = code
  }
  return true
}

/**
 * A value of a JSON row: a string is a cell, numbers and booleans stand for themselves, null is missing.
 * A number in a date's place is milliseconds since 1970-01-01 UTC.
 */
export function readValue (format: CellFormat, value: unknown): Cell | Unreadable {
  if (value === null || value === undefined) return null
  if (typeof value === 'string') return readCell(format, value)
  const isText = format.type === 'category' || format.type === 'text'
  if (typeof value === 'number' && Number.isFinite(value)) return isText ? String(value) : value
  if (typeof value === 'boolean' && format.type !== 'date') return isText ? format.booleans?.[value ? 1 : 0] ?? String(value) : Number(value)
  return unreadable
}

/**
 * @param pattern alternatives joined by ` | `
 * @returns milliseconds since 1970-01-01 UTC, NaN when the trimmed cell has none of the patterns
 */
function parseDate (bytes: Uint8Array, start: number, end: number, pattern: string): number {
  for (const reading of readDate(bytes, start, end)) {
    if (reading.pattern === pattern || pattern.split(' | ').includes(reading.pattern)) return reading.milliseconds
  }
  return NaN
}

/** Of dates whose format says nothing. */
export const isoDate = 'yyyy-MM-dd'
