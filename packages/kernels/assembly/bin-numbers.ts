const everySixteenth = memory.data(16 * 8, 16)

/**
 * Bins of `rows` f64: 1 + the number of cuts that are not above the value; 0 for NaN. Every sixteenth cut tells which sixteen to count.
 *
 * @param cuts 256 f64, ascending, padded with NaN, which nothing is above or below
 */
export function binNumbers (values: usize, rows: i32, cuts: usize, bins: usize): void {
  for (let at: usize = 0; at < 16 * 8; at += 8) store<f64>(everySixteenth + at, load<f64>(cuts + (at << 4), 15 * 8))
  for (let row = 0; row < rows; row++) {
    const value = load<f64>(values + (<usize>row << 3))
    const two = f64x2.splat(value)
    const sixteens = countNotAbove(everySixteenth, two)
    const notAbove = (sixteens << 4) + countNotAbove(cuts + (sixteens << 7), two)
    store<u8>(bins + row, select<u32>(<u32>notAbove + 1, 0, value == value))
  }
}

/** How many of sixteen f64 are not above the value. */
// @ts-ignore: decorator
@inline function countNotAbove (sixteen: usize, value: v128): usize {
  // a true lane is −1
  const first = i64x2.add(f64x2.le(v128.load(sixteen), value), f64x2.le(v128.load(sixteen, 16), value))
  const second = i64x2.add(f64x2.le(v128.load(sixteen, 32), value), f64x2.le(v128.load(sixteen, 48), value))
  const third = i64x2.add(f64x2.le(v128.load(sixteen, 64), value), f64x2.le(v128.load(sixteen, 80), value))
  const fourth = i64x2.add(f64x2.le(v128.load(sixteen, 96), value), f64x2.le(v128.load(sixteen, 112), value))
  const counts = i64x2.add(i64x2.add(first, second), i64x2.add(third, fourth))
  return <usize>-(i64x2.extract_lane(counts, 0) + i64x2.extract_lane(counts, 1))
}
