const LINE_FEED: u8 = 10
const CARRIAGE_RETURN: u8 = 13
const SPACE: u8 = 32
const QUOTE: u8 = 34
const APOSTROPHE: u8 = 39
const COMMA: u8 = 44

/**
 * Finds the cells of a CSV block's rows, as long as they are regular: whole, of exactly so many cells, not blank, and no longer than `longest`
 * bytes. Stops before the first other record. Cells are given trimmed and without their quotes; those with doubled quotes are listed besides.
 *
 * @param block     text with 64 readable bytes behind it
 * @param at        where the first record begins, and its line in `line`
 * @param end       where the text ends
 * @param most      as many rows are found at most, none of them on `lastLine` or later
 * @param starts    i32 × columns × most, from the block's beginning; so are `ends`
 * @param lines     i32 × most
 * @param asWritten u8 × most: 1 where the row has commas between its cells, and no quote or apostrophe in it
 * @param doubled   i32 × columns × most: numbers of the cells with doubled quotes
 * @param out       i32 × 4: where the next record begins, its line, cells in `doubled`, whether there are bytes beyond ASCII
 * @returns rows
 * @see Langdale & Lemire, "Parsing gigabytes of JSON per second", 2019: one bit for each byte that has a meaning
 */
export function splitRows (
  block: usize, at: i32, end: i32, delimiter: u8, quote: u8, columns: i32, most: i32, longest: i32, line: i32, lastLine: i32,
  starts: usize, ends: usize, lines: usize, asWritten: usize, doubled: usize, out: usize
): i32 {
  const delimiters = i8x16.splat(delimiter)
  let beyondAscii = i8x16.splat(0)
  let row = 0
  let cell = 0
  let rowEnd = columns
  let rowAt = at
  let rowLine = line
  let rowDoubled = 0
  let cellAt = at
  let quoted = 0
  let filled = 0
  let inQuotes = false
  let openedAt = -1
  let closedAt = -1
  let cellDoubled = 0
  let done = at // bytes up to here mean nothing any more
  let base = at
  let regular = line < lastLine
  while (regular && base < end) {
    let marks = marksOf(block + base, delimiters)
    beyondAscii = v128.or(beyondAscii, textOf64(block + base))
    if (end - base < 64) marks &= (<u64>1 << (end - base)) - 1
    while (marks != 0) {
      const position = base + <i32>ctz(marks)
      marks &= marks - 1
      if (position < done) continue
      const byte = load<u8>(block + position)
      if (inQuotes) {
        const next = load<u8>(block + position + 1)
        if (byte == quote) {
          if (next == quote && position + 1 < end) {
            cellDoubled = 1
            done = position + 2
          } else {
            inQuotes = false
            closedAt = position
          }
        } else if (byte == LINE_FEED || (byte == CARRIAGE_RETURN && next != LINE_FEED)) line++
        continue
      }
      if (byte == quote) {
        if (closedAt >= 0) {
          regular = false
          break
        }
        quoted = 1
        if (skipSpaces(block, cellAt, position) == position) {
          inQuotes = true
          openedAt = position + 1
        }
        continue
      }
      if (byte == QUOTE || byte == APOSTROPHE) { // the one that does not quote here
        quoted = 1
        continue
      }
      if (cell == rowEnd) {
        regular = false
        break
      }
      let start = cellAt
      let stop = position
      if (closedAt >= 0) {
        if (skipSpaces(block, closedAt + 1, position) != position) {
          regular = false
          break
        }
        start = openedAt
        stop = closedAt
        if (cellDoubled != 0) {
          store<i32>(doubled + (<usize>rowDoubled << 2), cell)
          rowDoubled++
        }
        closedAt = -1
        cellDoubled = 0
      }
      while (start < stop && load<u8>(block + start) <= SPACE) start++
      while (stop > start && load<u8>(block + stop - 1) <= SPACE) stop--
      store<i32>(starts + (<usize>cell << 2), start)
      store<i32>(ends + (<usize>cell << 2), stop)
      filled |= stop - start
      cell++
      cellAt = position + 1
      if (byte == delimiter) continue

      if (byte == CARRIAGE_RETURN) {
        if (position + 1 == end) {
          regular = false
          break
        }
        if (load<u8>(block + position + 1) == LINE_FEED) {
          cellAt++
          done = cellAt
        }
      }
      if (cell != rowEnd || (filled | quoted) == 0 || cellAt - rowAt > longest) {
        regular = false
        break
      }
      store<i32>(lines + (<usize>row << 2), rowLine)
      store<u8>(asWritten + <usize>row, i32(delimiter == COMMA && quoted == 0))
      store<i32>(out + 8, rowDoubled)
      rowAt = cellAt
      rowLine = ++line
      rowEnd += columns
      quoted = 0
      filled = 0
      if (++row == most || line >= lastLine) {
        regular = false
        break
      }
    }
    base += 64
  }
  store<i32>(out, rowAt)
  store<i32>(out + 4, rowLine)
  if (row == 0) store<i32>(out + 8, 0)
  store<i32>(out + 12, i8x16.bitmask(beyondAscii))
  return row
}

/** Makes one quote of two in those cells, in place. */
export function undoubleQuotes (block: usize, quote: u8, cells: usize, count: i32, starts: usize, ends: usize): void {
  for (let place = cells; place < cells + (<usize>count << 2); place += 4) {
    const cell = <usize>load<i32>(place) << 2
    const stop = block + load<i32>(ends + cell)
    let to = block + load<i32>(starts + cell)
    for (let from = to; from < stop; from++) {
      const byte = load<u8>(from)
      store<u8>(to++, byte)
      if (byte == quote) from++
    }
    store<i32>(ends + cell, <i32>(to - block))
  }
}

/** One bit for each of 64 bytes: delimiters, quotes, apostrophes and line ends. */
// @ts-ignore: decorator
@inline function marksOf (text: usize, delimiters: v128): u64 {
  return marksOf16(v128.load(text), delimiters) | marksOf16(v128.load(text, 16), delimiters) << 16 |
    marksOf16(v128.load(text, 32), delimiters) << 32 | marksOf16(v128.load(text, 48), delimiters) << 48
}

// @ts-ignore: decorator
@inline function marksOf16 (text: v128, delimiters: v128): u64 {
  const lineEnds = v128.or(i8x16.eq(text, i8x16.splat(LINE_FEED)), i8x16.eq(text, i8x16.splat(CARRIAGE_RETURN)))
  const quotes = v128.or(i8x16.eq(text, i8x16.splat(QUOTE)), i8x16.eq(text, i8x16.splat(APOSTROPHE)))
  return <u64>i8x16.bitmask(v128.or(v128.or(lineEnds, quotes), i8x16.eq(text, delimiters)))
}

/** Any bit of any of 64 bytes. */
// @ts-ignore: decorator
@inline function textOf64 (text: usize): v128 {
  return v128.or(v128.or(v128.load(text), v128.load(text, 16)), v128.or(v128.load(text, 32), v128.load(text, 48)))
}

// @ts-ignore: decorator
@inline function skipSpaces (block: usize, at: i32, end: i32): i32 {
  while (at < end && load<u8>(block + at) == SPACE) at++
  return at
}
