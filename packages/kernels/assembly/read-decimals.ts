const MINUS = 45
const ZERO = 48
const ZEROS: u64 = 0x3030303030303030

/**
 * Reads a column's plain numbers, `[-] digits [decimal digits]` of at most 15 digits, whose quotient by a power of ten is exact. Blank cells
 * are NaN; the other cells are listed, for someone else to read.
 *
 * @param block   text with 8 bytes of any kind before it
 * @param starts  of the column's first cell: i32, `columns` of them to each row; so are `ends`
 * @param powers  f64 × 16, of ten
 * @param values  f64 × rows
 * @param rest    i32 × rows: rows of the other cells
 * @param tallies i32 × 7: whole numbers, fractions, numbers such as 1.234 whose mark may group thousands, whole numbers that begin with a
 *                needless zero, fewest and most digits of a whole number, blank cells
 * @returns how many others there are
 * @see Lemire, "Number parsing at a gigabyte per second", 2021: eight digits in three multiplications
 */
export function readDecimals (
  block: usize, starts: usize, ends: usize, columns: i32, rows: i32, decimal: i32, powers: usize, values: usize, rest: usize, tallies: usize
): i32 {
  let others = 0
  let integers = 0
  let fractions = 0
  let groupLike = 0
  let leadingZeros = 0
  let fewestDigits = i32.MAX_VALUE
  let mostDigits = 0
  let blanks = 0
  const stride = <usize>columns << 2
  const mark = <u64>(decimal ^ ZERO)
  for (let row = 0; row < rows; row++, starts += stride, ends += stride, values += 8) {
    const end = block + load<i32>(ends)
    let at = block + load<i32>(starts)
    if (at == end) {
      store<f64>(values, NaN)
      blanks++
      continue
    }
    const negative = load<u8>(at) == MINUS
    if (negative) at++
    const length = <i32>(end - at)
    let mantissa: u64 = 0
    // Digits before the mark, and −1 behind it where there is none.
    let whole = length
    let places = -1
    if (<u32>(length - 1) < 8) {
      let digits = (load<u64>(end - 8) ^ ZEROS) & (~<u64>0 << <u64>((8 - length) << 3))
      const strange = nonDigits(digits)
      if (strange != 0) {
        const bit = ctz(strange) & ~7
        places = 7 - <i32>(bit >> 3)
        whole = length - 1 - places
        const others64 = digits & (~<u64>0 << bit << 8) | (digits & ((<u64>1 << bit) - 1)) << 8
        if (((digits >> bit) & 255) != mark || whole == 0 || nonDigits(others64) != 0) {
          store<i32>(rest + (<usize>others << 2), row)
          others++
          continue
        }
        digits = others64
      }
      mantissa = eightDigits(digits)
    } else {
      whole = digitsAt(at, end)
      let digits = whole
      if (at + whole != end) {
        places = <u32>load<u8>(at + whole) == <u32>decimal ? digitsAt(at + whole + 1, end) : 16
        digits += places
      }
      if (whole == 0 || digits > 15 || (places >= 0 && at + whole + 1 + places != end)) {
        store<i32>(rest + (<usize>others << 2), row)
        others++
        continue
      }
      for (let digit = at; digit < end; digit++) {
        if (digit != at + whole) mantissa = mantissa * 10 + (load<u8>(digit) - ZERO)
      }
    }
    const startsWithZero = load<u8>(at) == ZERO
    if (places < 0) {
      integers++
      fewestDigits = min(fewestDigits, whole)
      mostDigits = max(mostDigits, whole)
      if (whole > 1 && startsWithZero) leadingZeros++
    } else if (places == 3 && whole <= 3 && !startsWithZero) groupLike++
    else fractions++
    const value = <f64>mantissa
    const signed = negative ? -value : value
    store<f64>(values, places <= 0 ? signed : signed / load<f64>(powers + (<usize>places << 3)))
  }
  store<i32>(tallies, integers)
  store<i32>(tallies, fractions, 4)
  store<i32>(tallies, groupLike, 8)
  store<i32>(tallies, leadingZeros, 12)
  store<i32>(tallies, fewestDigits, 16)
  store<i32>(tallies, mostDigits, 20)
  store<i32>(tallies, blanks, 24)
  return others
}

/** The high bit of the first byte that is no digit, and others above it. */
// @ts-ignore: decorator
@inline function nonDigits (digits: u64): u64 {
  return ((digits + 0x7676767676767676) | digits) & 0x8080808080808080
}

/** The first digit is in the lowest byte. */
// @ts-ignore: decorator
@inline function eightDigits (digits: u64): u64 {
  const pairs = digits * 10 + (digits >> 8)
  return ((pairs & 0x000000ff000000ff) * 0x000f424000000064 + ((pairs >> 16) & 0x000000ff000000ff) * 0x0000271000000001) >> 32
}

function digitsAt (at: usize, end: usize): i32 {
  let digits = 0
  while (at < end && <u32>load<u8>(at) - ZERO <= 9) {
    at++
    digits++
  }
  return digits
}
