// Counts by class for forests of several classes. `labels` has one u32 a row: the class in the low 16 bits, the row's weight in the high 16.
// A feature's histogram is 256 bins × classes u32.

/** Weighted rows of each class in `rows[begin … end)`. */
export function countClasses (labels: usize, rows: usize, begin: i32, end: i32, classes: i32, counts: usize): void {
  memory.fill(counts, 0, <usize>classes << 2)
  const last = rows + (<usize>end << 2)
  for (let at = rows + (<usize>begin << 2); at < last; at += 4) {
    const label = load<u32>(labels + (<usize>load<u32>(at) << 2))
    const count = counts + (<usize>(label & 0xffff) << 2)
    store<u32>(count, load<u32>(count) + (label >> 16))
  }
}

/** The same by bin, for the `count` features of `list`; histograms follow each other in the list's order. */
export function classHistogram (
  bins: usize, stride: i32, rows: usize, begin: i32, end: i32, labels: usize, classes: i32, list: usize, count: i32, counts: usize
): void {
  const binBytes = <usize>classes << 2
  const featureBytes = binBytes << 8
  memory.fill(counts, 0, featureBytes * count)
  const listEnd = list + (<usize>count << 2)
  const last = rows + (<usize>end << 2)
  for (let at = rows + (<usize>begin << 2); at < last; at += 4) {
    const row = <usize>load<u32>(at)
    const label = load<u32>(labels + (row << 2))
    const weight = label >> 16
    const rowBins = bins + row * stride
    let base = counts + (<usize>(label & 0xffff) << 2)
    for (let entry = list; entry < listEnd; entry += 4) {
      const cell = base + <usize>load<u8>(rowBins + <usize>load<u32>(entry)) * binBytes
      store<u32>(cell, load<u32>(cell) + weight)
      base += featureBytes
    }
  }
}
