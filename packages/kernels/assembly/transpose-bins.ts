/**
 * Bytes by column become bytes by row.
 *
 * @param columns  one every `columnBytes`
 * @param rows     one every `rowBytes`, with room for a multiple of 8 features
 */
export function transposeBins (columns: usize, columnBytes: i32, features: i32, count: i32, rows: usize, rowBytes: i32): void {
  const last = columns + (features - 1) * columnBytes
  for (let feature = 0; feature < features; feature += 8) {
    const a = columns + feature * columnBytes
    // beyond the last column it is repeated
    const b = min(a + columnBytes, last)
    const c = min(b + columnBytes, last)
    const d = min(c + columnBytes, last)
    const e = min(d + columnBytes, last)
    const f = min(e + columnBytes, last)
    const g = min(f + columnBytes, last)
    const h = min(g + columnBytes, last)
    let to = rows + feature
    let row = 0
    for (; row <= count - 16; row += 16) {
      const first = v128.load(a + row)
      const second = v128.load(b + row)
      const third = v128.load(c + row)
      const fourth = v128.load(d + row)
      const fifth = v128.load(e + row)
      const sixth = v128.load(f + row)
      const seventh = v128.load(g + row)
      const eighth = v128.load(h + row)
      storeEight(lowBytes(first, second), lowBytes(third, fourth), lowBytes(fifth, sixth), lowBytes(seventh, eighth), to, rowBytes)
      storeEight(highBytes(first, second), highBytes(third, fourth), highBytes(fifth, sixth), highBytes(seventh, eighth), to + 8 * rowBytes, rowBytes)
      to += 16 * rowBytes
    }
    for (; row < count; row++) {
      for (let i = 0; i < min(8, features - feature); i++) store<u8>(to + i, load<u8>(a + i * columnBytes + row))
      to += rowBytes
    }
  }
}

/** Eight rows, of which each argument holds two bytes, row after row. */
// @ts-ignore: decorator
@inline function storeEight (first: v128, second: v128, third: v128, fourth: v128, to: usize, rowBytes: i32): void {
  storeFour(lowPairs(first, second), lowPairs(third, fourth), to, rowBytes)
  storeFour(highPairs(first, second), highPairs(third, fourth), to + 4 * rowBytes, rowBytes)
}

/** Four rows, of which each argument holds four bytes. */
// @ts-ignore: decorator
@inline function storeFour (first: v128, second: v128, to: usize, rowBytes: i32): void {
  const upper = v128.shuffle<i32>(first, second, 0, 4, 1, 5)
  const lower = v128.shuffle<i32>(first, second, 2, 6, 3, 7)
  v128.store_lane<i64>(to, upper, 0)
  v128.store_lane<i64>(to + rowBytes, upper, 1)
  v128.store_lane<i64>(to + 2 * rowBytes, lower, 0)
  v128.store_lane<i64>(to + 3 * rowBytes, lower, 1)
}

// @ts-ignore: decorator
@inline function lowBytes (a: v128, b: v128): v128 {
  return v128.shuffle<i8>(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23)
}

// @ts-ignore: decorator
@inline function highBytes (a: v128, b: v128): v128 {
  return v128.shuffle<i8>(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31)
}

// @ts-ignore: decorator
@inline function lowPairs (a: v128, b: v128): v128 {
  return v128.shuffle<i16>(a, b, 0, 8, 1, 9, 2, 10, 3, 11)
}

// @ts-ignore: decorator
@inline function highPairs (a: v128, b: v128): v128 {
  return v128.shuffle<i16>(a, b, 4, 12, 5, 13, 6, 14, 7, 15)
}
