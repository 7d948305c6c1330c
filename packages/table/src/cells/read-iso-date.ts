import { ascii } from '../ascii.ts'
import { daysIn, daysSince1970 } from './civil-days.ts'

/** The patterns of `readIsoDate`, by the length of their texts. */
export const isoPatterns = { 10: 'yyyy-MM-dd', 19: 'yyyy-MM-dd HH:mm:ss' } as const

/**
 * What `readDate` makes of `2020-03-01` and of `2020-03-01 17:05:09`, the dates that most files have, without an object for each.
 *
 * @returns milliseconds since 1970-01-01 UTC; NaN for whatever else
 */
export function readIsoDate (bytes: Uint8Array, start: number, end: number): number {
  const length = end - start
  if ((length !== 10 && length !== 19) || bytes[start + 4] !== ascii.minus || bytes[start + 7] !== ascii.minus) return NaN
  const year = twoDigits(bytes, start) * 100 + twoDigits(bytes, start + 2)
  const month = twoDigits(bytes, start + 5)
  const day = twoDigits(bytes, start + 8)
  if (!(year >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month))) return NaN
  const midnight = daysSince1970(year, month, day) * 86_400_000
  return length === 10 ? midnight : midnight + timeOfDay(bytes, start + 10)
}

/** ` 17:05:09`, in milliseconds. */
function timeOfDay (bytes: Uint8Array, at: number): number {
  if (bytes[at] !== ascii.space || bytes[at + 3] !== colon || bytes[at + 6] !== colon) return NaN
  const hours = twoDigits(bytes, at + 1)
  const minutes = twoDigits(bytes, at + 4)
  const seconds = twoDigits(bytes, at + 7)
  return hours <= 23 && minutes <= 59 && seconds <= 59 ? ((hours * 60 + minutes) * 60 + seconds) * 1000 : NaN
}

const colon = 58

function twoDigits (bytes: Uint8Array, at: number): number {
  const tens = bytes[at]! - ascii.zero
  const ones = bytes[at + 1]! - ascii.zero
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NaN
}
