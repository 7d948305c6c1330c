const DAY_MILLISECONDS: f64 = 86_400_000
const ZEROS: u64 = 0x3030303030303030
/** `0000-00-` and `00:00:00` without their digits. */
const DATE_MARKS: u64 = 0x2d00002d00000000
const TIME_MARKS: u64 = 0x00003a00003a0000
const DATE_DIGITS: u64 = 0x00ffff00ffffffff
const TIME_DIGITS: u64 = 0xffff00ffff00ffff
const SPACE = 32

/**
 * Reads a column's dates, `2020-03-01` and `2020-03-01 17:05:09`, as milliseconds since 1970-01-01 UTC. Blank cells are NaN; the other cells
 * are listed, for someone else to read.
 *
 * @param starts  of the column's first cell: i32, `columns` of them to each row; so are `ends`
 * @param days    whether texts of 10 characters are read, `seconds` those of 19
 * @param values  f64 × rows
 * @param rest    i32 × rows: rows of the other cells
 * @param tallies i32 × 3: texts of 10 characters that were read, of 19, blank cells
 * @returns how many others there are
 */
export function readIsoDates (
  block: usize, starts: usize, ends: usize, columns: i32, rows: i32, days: i32, seconds: i32, values: usize, rest: usize, tallies: usize
): i32 {
  const stride = <usize>columns << 2
  let others = 0
  let readDays = 0
  let readSeconds = 0
  let blanks = 0
  for (let row = 0; row < rows; row++, starts += stride, ends += stride, values += 8) {
    const at = block + load<i32>(starts)
    const length = load<i32>(ends) - load<i32>(starts)
    if (length == 0) {
      store<f64>(values, NaN)
      blanks++
      continue
    }
    let value = NaN
    if (length == 10 ? days != 0 : length == 19 && seconds != 0) value = dateAt(at)
    if (length == 19) value += timeAt(at + 10)
    store<f64>(values, value)
    if (value != value) {
      store<i32>(rest + (<usize>others << 2), row)
      others++
    } else if (length == 10) readDays++
    else readSeconds++
  }
  store<i32>(tallies, readDays)
  store<i32>(tallies, readSeconds, 4)
  store<i32>(tallies, blanks, 8)
  return others
}

/** Midnight of `2020-03-01`; NaN where no such day is written. */
function dateAt (at: usize): f64 {
  const head = load<u64>(at) ^ ZEROS
  const tail = load<u16>(at, 8) ^ <u16>ZEROS
  const digits = head & DATE_DIGITS
  if ((head ^ digits) != ((DATE_MARKS ^ ZEROS) & ~DATE_DIGITS) || (nonDigits(digits) | nonDigits(<u64>tail)) != 0) return NaN
  const year = twoDigits(digits) * 100 + twoDigits(digits >> 16)
  const month = twoDigits(digits >> 40)
  const day = twoDigits(<u64>tail)
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return NaN
  return <f64>daysSince1970(year, month, day) * DAY_MILLISECONDS
}

/** Milliseconds of ` 17:05:09`; NaN where no such time is written. */
function timeAt (at: usize): f64 {
  const text = load<u64>(at, 1) ^ ZEROS
  const digits = text & TIME_DIGITS
  if (load<u8>(at) != SPACE || (text ^ digits) != ((TIME_MARKS ^ ZEROS) & ~TIME_DIGITS) || nonDigits(digits) != 0) return NaN
  const hours = twoDigits(digits)
  const minutes = twoDigits(digits >> 24)
  const seconds = twoDigits(digits >> 48)
  return hours > 23 || minutes > 59 || seconds > 59 ? NaN : <f64>(((hours * 60 + minutes) * 60 + seconds) * 1000)
}

/** High bits of the bytes that are above nine. */
// @ts-ignore: decorator
@inline function nonDigits (digits: u64): u64 {
  return ((digits + 0x7676767676767676) | digits) & 0x8080808080808080
}

/** Of the lowest two bytes, the tens in the lower. */
// @ts-ignore: decorator
@inline function twoDigits (digits: u64): i32 {
  return <i32>(digits & 15) * 10 + <i32>(digits >> 8 & 15)
}

function daysIn (year: i32, month: i32): i32 {
  if (month != 2) return 30 | (month ^ month >> 3) & 1
  return (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
}

/** @see Hinnant, "chrono-compatible low-level date algorithms", days_from_civil */
function daysSince1970 (year: i32, month: i32, day: i32): i32 {
  const marchYear = year + 400 - i32(month <= 2) // of an era that begins before year 0
  const dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
  return marchYear * 365 + marchYear / 4 - marchYear / 100 + marchYear / 400 + dayOfYear - 719468 - 146097
}
