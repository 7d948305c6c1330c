import { AppError } from '@assay/shared'
import { ascii } from '../ascii.ts'
import { isUtf8 } from './is-utf8.ts'
import { rewriteCell, type Spelling } from './rewrite-cell.ts'
import { escapes, growCells, meaning, type Splitter } from './splitter.ts'

/**
 * Finds the cells of the next record and moves on. Doubled quotes and escapes are undone in place, once the record is known to be whole.
 * Quotes mean what they mean to Python's csv module, but may have blanks before them.
 *
 * @param first index of the record's first cell in `starts` and `ends`
 * @returns false when the block ends before the record; nothing has moved then
 * @throws {AppError} CSV_INVALID on a quote without an end, with the line
 */
export function splitRecord (splitter: Splitter, first: number): boolean {
  const { bytes, end, final, outside, quote } = splitter
  bytes[end] = ascii.lineFeed // so that every loop stops
  let at = splitter.at
  if (bytes[at] === splitter.comment && at < end) return skipComment(splitter)
  let newlines = 0
  let cell = first
  let empty = true
  let quotedCells = 0
  let oddCells = 0
  let broken = false
  let rewrites: (readonly [cell: number, spelling: Spelling])[] | null = null
  for (;;) {
    let start = at
    while (bytes[start] === ascii.space) start++
    let stop: number
    let kind: number
    if (bytes[start] === quote && start < end) {
      const closing = closingQuote(splitter, start + 1, splitter.line + newlines)
      if (closing === null) return false
      newlines += closing.newlines
      at = closing.at + 1
      quotedCells++
      empty = false
      let after = at
      while (bytes[after] === ascii.space) after++
      if (outside[bytes[after]!]! >= meaning.delimiter) {
        start++
        stop = closing.at
        at = after
        if (closing.changes) (rewrites ??= []).push([cell, 'quoted'])
      } else {
        const bare = endOfBare(splitter, at)
        newlines += bare.newlines
        at = bare.at
        oddCells++
        stop = at
        ;(rewrites ??= []).push([cell, 'odd'])
      }
      kind = outside[bytes[at]!]!
      broken ||= closing.beyondAscii || stop === at
    } else {
      at = start
      kind = outside[bytes[at]!]!
      while (kind < meaning.escape) {
        if (kind === meaning.beyondAscii) broken = true
        kind = outside[bytes[++at]!]!
      }
      if (kind === meaning.escape) {
        const bare = endOfBare(splitter, at)
        newlines += bare.newlines
        at = bare.at
        kind = outside[bytes[at]!]!
        broken = true
        ;(rewrites ??= []).push([cell, 'bare'])
      }
      stop = at
    }
    while (start < stop && bytes[start]! <= ascii.space) start++
    while (stop > start && bytes[stop - 1]! <= ascii.space) stop--
    if (cell === splitter.starts.length) growCells(splitter)
    splitter.starts[cell] = start
    splitter.ends[cell] = stop
    cell++
    if (stop > start) empty = false
    if (kind === meaning.delimiter) {
      at++
      continue
    }
    if (at >= end ? !final : kind === meaning.carriageReturn && at + 1 === end && !final) return false
    at += kind === meaning.carriageReturn && bytes[at + 1] === ascii.lineFeed && at + 1 < end ? 2 : 1
    break
  }
  if (broken) splitter.broken ||= !isUtf8(bytes, splitter.at, Math.min(at, end))
  if (rewrites !== null) {
    for (const [rewritten, spelling] of rewrites) rewriteCell(splitter, rewritten, spelling)
  }
  splitter.at = Math.min(at, end)
  splitter.line += newlines + 1
  splitter.cells = cell - first
  splitter.quotedCells = quotedCells
  splitter.oddCells = oddCells
  splitter.empty = empty
  splitter.isComment = false
  return true
}

function skipComment (splitter: Splitter): boolean {
  const { bytes, end, final, outside } = splitter
  let at = splitter.at
  while (outside[bytes[at]!]! < meaning.lineFeed) at++
  const cut = at >= end || (bytes[at] === ascii.carriageReturn && at + 1 === end)
  if (cut && !final) return false
  const next = Math.min(end, at + (bytes[at] === ascii.carriageReturn && bytes[at + 1] === ascii.lineFeed ? 2 : 1))
  splitter.broken ||= !isUtf8(bytes, splitter.at, Math.min(at, end))
  splitter.at = next
  splitter.line++
  splitter.cells = 0
  splitter.quotedCells = 0
  splitter.oddCells = 0
  splitter.empty = false
  splitter.isComment = true
  return true
}

/** Where a cell ends that goes on, outside quotes, from `at`. */
function endOfBare (splitter: Splitter, at: number): { at: number, newlines: number } {
  const { bytes, outside } = splitter
  let newlines = 0
  for (let kind: number; (kind = outside[bytes[at]!]!) < meaning.delimiter; at++) {
    if (kind !== meaning.escape || !escapes(splitter, at)) continue
    at++
    if (outside[bytes[at]!]! < meaning.lineFeed) continue
    newlines++
    if (bytes[at] === ascii.carriageReturn && bytes[at + 1] === ascii.lineFeed) at++
  }
  return { at, newlines }
}

/** The quote that closes a cell whose text begins at `at`; null when the block ends before it. */
function closingQuote (splitter: Splitter, at: number, line: number): { at: number, newlines: number, changes: boolean, beyondAscii: boolean } | null {
  const { bytes, end, final, inside, quote } = splitter
  let newlines = 0
  let changes = false
  let beyondAscii = false
  for (;; at++) {
    const kind = inside[bytes[at]!]!
    if (kind === meaning.ordinary) continue
    if (kind === meaning.beyondAscii) beyondAscii = true
    else if (kind === meaning.quote) {
      if (bytes[at + 1] !== quote || at + 1 >= end) return { at, newlines, changes, beyondAscii }
      changes = true
      at++
    } else if (kind === meaning.escape) {
      if (!escapes(splitter, at)) continue
      changes = true
      at++
      if (bytes[at] === ascii.lineFeed || (bytes[at] === ascii.carriageReturn && bytes[at + 1] !== ascii.lineFeed)) newlines++
    } else if (at >= end) {
      if (!final) return null
      throw new AppError('CSV_INVALID', `The quote that opens a cell on line ${line} is never closed; close it, or double the quotes inside cells`)
    } else if (kind === meaning.lineFeed || bytes[at + 1] !== ascii.lineFeed) newlines++
  }
}
