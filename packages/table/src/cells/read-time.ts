import { ascii } from '../ascii.ts'
import { peek, take, takeDigits, type CellCursor } from './cell-cursor.ts'

/** A time of day, and how it is written. */
export interface TimeReading {
  /** Since midnight, less the offset from UTC. */
  milliseconds: number
  /** One bit for each part that there is; see `timePattern`. */
  parts: number
}

const part = { letterT: 1, seconds: 2, fraction: 4, half: 8, zone: 16 } as const

/** ` 17:05`, `T17:05:09.25+02:00`, ` 5:05 PM`: reads all that is left, into `time`. */
export function readTime (cursor: CellCursor, time: TimeReading): boolean {
  let parts = take(cursor, letter.T) ? part.letterT : 0
  if (parts === 0 && peek(cursor) !== ascii.space) return false
  if (parts === 0) while (take(cursor, ascii.space)) { /* as many as there are */ }
  takeDigits(cursor, 2)
  const hour = cursor.value
  if (cursor.digits === 0 || !takeTwo(cursor)) return false
  const minute = cursor.value
  let seconds = 0
  let fraction = 0
  if (peek(cursor) === letter.colon) {
    if (!takeTwo(cursor)) return false
    parts |= part.seconds
    seconds = cursor.value
    if (take(cursor, ascii.dot)) {
      takeDigits(cursor, 9)
      if (cursor.digits === 0) return false
      parts |= part.fraction
      fraction = Math.floor(cursor.value / powersOfTen[cursor.digits]! * 1000)
    }
  }
  if (minute > 59 || seconds > 59) return false
  const half = takeHalf(cursor)
  if (half === null ? hour > 23 : hour < 1 || hour > 12) return false
  if (half !== null) parts |= part.half
  let offset = 0
  if (cursor.at < cursor.end) {
    offset = takeOffset(cursor)
    parts |= part.zone
  }
  if (Number.isNaN(offset) || cursor.at < cursor.end) return false
  const hours = half === null ? hour : hour % 12 + half
  time.milliseconds = ((hours * 60 + minute - offset) * 60 + seconds) * 1000 + fraction
  time.parts = parts
  return true
}

/** Unicode-like: `'T'HH:mm:ss.SSS`, `hh:mm a`, and three X at the end for an offset from UTC. */
export function timePattern (parts: number): string {
  const has = (bit: number): boolean => (parts & bit) !== 0
  return (has(part.letterT) ? "'T'" : ' ') + (has(part.half) ? 'hh:mm' : 'HH:mm') + (has(part.seconds) ? ':ss' : '') +
    (has(part.fraction) ? '.SSS' : '') + (has(part.half) ? ' a' : '') + (has(part.zone) ? 'X'.repeat(3) : '')
}

/** By the number of a fraction's digits. */
const powersOfTen = [1, 10, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9] as const

const letter = { T: 84, Z: 90, colon: 58, a: 97, p: 112, m: 109 } as const

function takeTwo (cursor: CellCursor): boolean {
  if (!take(cursor, letter.colon)) return false
  takeDigits(cursor, 2)
  return cursor.digits === 2
}

/** @returns the hours of AM or PM, or null where neither stands */
function takeHalf (cursor: CellCursor): number | null {
  const { bytes, at, end } = cursor
  const first = bytes[at] === ascii.space ? at + 1 : at
  const half = first + 1 < end ? bytes[first]! | 32 : 0
  if ((half !== letter.a && half !== letter.p) || (bytes[first + 1]! | 32) !== letter.m) return null
  cursor.at = first + 2
  return half === letter.p ? 12 : 0
}

/** @returns minutes east of UTC; NaN when there is no offset */
function takeOffset (cursor: CellCursor): number {
  take(cursor, ascii.space)
  if (take(cursor, letter.Z)) return 0
  const sign = take(cursor, ascii.minus) ? -1 : take(cursor, ascii.plus) ? 1 : NaN
  takeDigits(cursor, 2)
  const hours = cursor.digits === 2 ? cursor.value : NaN
  take(cursor, letter.colon)
  takeDigits(cursor, 2)
  return cursor.digits === 2 ? sign * (hours * 60 + cursor.value) : NaN
}
