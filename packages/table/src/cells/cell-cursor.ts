import { ascii } from '../ascii.ts'

/** A place in a cell, and the digits that were read last. */
export interface CellCursor {
  bytes: Uint8Array
  at: number
  end: number
  /** Of the digits read last. */
  value: number
  digits: number
}

export const createCellCursor = (): CellCursor => ({ bytes: new Uint8Array(0), at: 0, end: 0, value: 0, digits: 0 })

/** @returns the byte at the cursor, or −1 at the end */
export const peek = ({ bytes, at, end }: CellCursor): number => at < end ? bytes[at]! : -1

/** Reads at most so many digits. */
export function takeDigits (cursor: CellCursor, most: number): void {
  const { bytes } = cursor
  const start = cursor.at
  const stop = Math.min(cursor.end, start + most)
  let at = start
  let value = 0
  for (let digit; at < stop && (digit = bytes[at]! - ascii.zero) >= 0 && digit <= 9; at++) value = value * 10 + digit
  cursor.at = at
  cursor.value = value
  cursor.digits = at - start
}

/** @returns whether that byte came next, and moves on if so */
export function take (cursor: CellCursor, byte: number): boolean {
  if (peek(cursor) !== byte) return false
  cursor.at++
  return true
}

export const isLetter = (byte: number): boolean => (byte | 32) >= 97 && (byte | 32) <= 122
