import { isBlank } from '../ascii.ts'
import { escapes, meaning, type Splitter } from './splitter.ts'

/** How a cell is written: in quotes, which are not part of it; begun in quotes and going on after them, where quotes are letters; or without. */
export type Spelling = 'quoted' | 'odd' | 'bare'

/** Writes a cell's text over itself: doubled quotes are made one, escapes and the quotes of an odd cell are left out. */
export function rewriteCell (splitter: Splitter, cell: number, spelling: Spelling): void {
  const { bytes, quote, outside, starts, ends } = splitter
  let from = starts[cell]! + (spelling === 'odd' ? 1 : 0)
  let start = from
  let to = from
  let inQuotes = spelling !== 'bare'
  const stop = ends[cell]!
  for (; from < stop; from++) {
    if (outside[bytes[from]!] === meaning.escape && from + 1 < stop && escapes(splitter, from)) from++
    else if (inQuotes && bytes[from] === quote) {
      if (bytes[from + 1] === quote && from + 1 < stop) from++
      else {
        inQuotes = false
        continue
      }
    }
    bytes[to++] = bytes[from]!
  }
  while (to > start && isBlank(bytes[to - 1]!)) to--
  while (to > start && isBlank(bytes[start]!)) start++
  starts[cell] = start
  ends[cell] = to
}
