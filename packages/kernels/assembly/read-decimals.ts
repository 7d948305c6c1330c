const MINUS = 45
const ZERO = 48
const ZEROS: u64 = 0x3030303030303030

/**
 * Reads a column's plain numbers, `[-] digits [decimal digits]`: whole ones of at most 15 digits, others of 19 and of 22 behind the mark. Blank cells
 * are NaN; the other cells are listed, for someone else to read.
 *
 * @param block   text with 8 bytes of any kind before it
 * @param starts  of the column's first cell: i32, `columns` of them to each row; so are `ends`
 * @param powers  f64 × 23, of ten
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
      if (at + whole != end && <u32>load<u8>(at + whole) == <u32>decimal) places = digitsAt(at + whole + 1, end)
      if (whole == 0 || at + whole + 1 + places != end || !fits(at, whole, places)) {
        store<i32>(rest + (<usize>others << 2), row)
        others++
        continue
      }
      mantissa = addDigits(0, at, whole)
      if (places > 0) mantissa = addDigits(mantissa, at + whole + 1, places)
    }
    const value = places <= 0 ? <f64>mantissa : quotientOf(mantissa, load<f64>(powers + (<usize>places << 3)))
    if (value != value) {
      store<i32>(rest + (<usize>others << 2), row)
      others++
      continue
    }
    const startsWithZero = load<u8>(at) == ZERO
    if (places < 0) {
      integers++
      fewestDigits = min(fewestDigits, whole)
      mostDigits = max(mostDigits, whole)
      if (whole > 1 && startsWithZero) leadingZeros++
    } else if (places == 3 && whole <= 3 && !startsWithZero) groupLike++
    else fractions++
    store<f64>(values, negative ? -value : value)
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
  const first = at
  for (; at + 8 <= end; at += 8) {
    const strange = nonDigits(load<u64>(at) ^ ZEROS)
    if (strange != 0) return <i32>(at - first) + <i32>(ctz(strange) >> 3)
  }
  while (at < end && <u32>load<u8>(at) - ZERO <= 9) at++
  return <i32>(at - first)
}

/** Whether the digits, but for the zeros before them, are few enough for a u64, and the power of ten for a double. */
function fits (at: usize, whole: i32, places: i32): bool {
  if (places < 0) return whole <= 15
  let digits = whole + places
  for (let digit = at; digits > 19; digit++) {
    if (digit == at + whole) continue
    if (load<u8>(digit) != ZERO) return false
    digits--
  }
  return places <= 22
}

function addDigits (number: u64, at: usize, count: i32): u64 {
  for (; count >= 8; count -= 8, at += 8) number = number * 100000000 + eightDigits(load<u64>(at) ^ ZEROS)
  for (; count > 0; count--, at++) number = number * 10 + (load<u8>(at) - ZERO)
  return number
}

/** @returns the double next to dividend / divisor; NaN where that may be the middle of two */
function quotientOf (dividend: u64, divisor: f64): f64 {
  const high = <f64>dividend
  const quotient = high / divisor
  if (dividend <= <u64>1 << 53) return quotient
  const low = <f64><i64>(dividend - <u64>high)
  const product = quotient * divisor
  const correction = (high - product - residue(quotient, divisor, product) + low) / divisor
  const rounded = quotient + correction
  const left = correction - (rounded - quotient)
  return rounded + left * (1 + 1e-6) == rounded ? rounded : NaN
}

/**
 * What rounding took: a × b − product, exactly.
 *
 * @see Dekker, "A floating-point technique for extending the available precision", 1971
 */
// @ts-ignore: decorator
@inline function residue (a: f64, b: f64, product: f64): f64 {
  const highA = highHalf(a)
  const highB = highHalf(b)
  const lowA = a - highA
  const lowB = b - highB
  return highA * highB - product + highA * lowB + lowA * highB + lowA * lowB
}

/** The upper 26 bits. */
// @ts-ignore: decorator
@inline function highHalf (value: f64): f64 {
  const scaled = value * 134217729
  return scaled - (scaled - value)
}
