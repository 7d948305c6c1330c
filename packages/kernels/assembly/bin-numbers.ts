/**
 * Bins of `rows` f64: 1 + the number of cuts that are not above the value; 0 for NaN.
 *
 * @param cuts 256 f64, ascending, padded with NaN, which nothing is above or below
 */
export function binNumbers (values: usize, rows: i32, cuts: usize, bins: usize): void {
  for (let row = 0; row < rows; row++) {
    const value = load<f64>(values + (<usize>row << 3))
    let cut = cuts
    cut += select<usize>(1024, 0, load<f64>(cut, 1016) <= value)
    cut += select<usize>(512, 0, load<f64>(cut, 504) <= value)
    cut += select<usize>(256, 0, load<f64>(cut, 248) <= value)
    cut += select<usize>(128, 0, load<f64>(cut, 120) <= value)
    cut += select<usize>(64, 0, load<f64>(cut, 56) <= value)
    cut += select<usize>(32, 0, load<f64>(cut, 24) <= value)
    cut += select<usize>(16, 0, load<f64>(cut, 8) <= value)
    cut += select<usize>(8, 0, load<f64>(cut) <= value)
    store<u8>(bins + row, select<u32>(<u32>((cut - cuts) >> 3) + 1, 0, value == value))
  }
}
