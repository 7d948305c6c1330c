import { HISTOGRAM_SHIFT } from './packed'

/** Sum of the packed gradients of `rows[begin … end)`, written to `out`. */
export function sumGradients (gradients: usize, rows: usize, begin: i32, end: i32, out: usize): void {
  let sum: i64 = 0
  const last = rows + (<usize>end << 2)
  for (let at = rows + (<usize>begin << 2); at < last; at += 4) sum += load<i64>(gradients + (<usize>load<u32>(at) << 3))
  store<i64>(out, sum)
}

/** Sums of packed gradients by feature and bin over `rows[begin … end)`. `bins` is row-major, one byte a feature. */
export function histogram (bins: usize, features: i32, rows: usize, begin: i32, end: i32, gradients: usize, sums: usize): void {
  memory.fill(sums, 0, <usize>features << HISTOGRAM_SHIFT)
  const lastOfFour = features - 4
  const last = rows + (<usize>end << 2)
  for (let at = rows + (<usize>begin << 2); at < last; at += 4) {
    const row = <usize>load<u32>(at)
    const packed = load<i64>(gradients + (row << 3))
    let bin = bins + row * features
    let base = sums
    let feature = 0
    for (; feature <= lastOfFour; feature += 4) {
      const four = load<u32>(bin)
      const first = base + <usize>((four << 3) & 0x7f8)
      const second = base + <usize>((four >> 5) & 0x7f8)
      const third = base + <usize>((four >> 13) & 0x7f8)
      const fourth = base + <usize>((four >> 21) & 0x7f8)
      store<i64>(first, load<i64>(first) + packed)
      store<i64>(second, load<i64>(second, 2048) + packed, 2048)
      store<i64>(third, load<i64>(third, 4096) + packed, 4096)
      store<i64>(fourth, load<i64>(fourth, 6144) + packed, 6144)
      bin += 4
      base += 8192
    }
    for (; feature < features; feature++) {
      const only = base + (<usize>load<u8>(bin) << 3)
      store<i64>(only, load<i64>(only) + packed)
      bin += 1
      base += 2048
    }
  }
}

/** The same for `count` features of `list` only; the others' sums are left as they are. */
export function histogramOfSome (
  bins: usize, features: i32, rows: usize, begin: i32, end: i32, gradients: usize, sums: usize, list: usize, count: i32
): void {
  const listEnd = list + (<usize>count << 2)
  for (let at = list; at < listEnd; at += 4) memory.fill(sums + (<usize>load<u32>(at) << HISTOGRAM_SHIFT), 0, 2048)
  const last = rows + (<usize>end << 2)
  for (let at = rows + (<usize>begin << 2); at < last; at += 4) {
    const row = <usize>load<u32>(at)
    const packed = load<i64>(gradients + (row << 3))
    const rowBins = bins + row * features
    for (let entry = list; entry < listEnd; entry += 4) {
      const feature = <usize>load<u32>(entry)
      const sum = sums + (feature << HISTOGRAM_SHIFT) + (<usize>load<u8>(rowBins + feature) << 3)
      store<i64>(sum, load<i64>(sum) + packed)
    }
  }
}

/** sums −= child, for `features` features: what is left is the sibling's histogram. */
export function subtract (sums: usize, child: usize, features: i32): void {
  const end = sums + (<usize>features << HISTOGRAM_SHIFT)
  while (sums < end) {
    v128.store(sums, i64x2.sub(v128.load(sums), v128.load(child)))
    v128.store(sums, i64x2.sub(v128.load(sums, 16), v128.load(child, 16)), 16)
    sums += 32
    child += 32
  }
}
