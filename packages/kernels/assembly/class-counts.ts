import { addBin } from './bin-set'

// Counts by class for forests of several classes. `labels` has one u32 a row: the class in the low 16 bits, the row's weight in the high 16.
// A feature's histogram is a set of the bins that hold rows, 32 bytes, and then 256 bins × classes u32. Between nodes all of it is 0, and only what is
// in the set is looked at and cleared: a node costs by its rows, not by its bins.

/** Bytes of a histogram's set. */
export const SET_BYTES: usize = 32

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
  bins: usize, stride: i32, rows: usize, begin: i32, end: i32, labels: usize, classes: i32, list: usize, count: i32, histograms: usize
): void {
  const binBytes = <usize>classes << 2
  const featureBytes = SET_BYTES + (binBytes << 8)
  const listEnd = list + (<usize>count << 2)
  const last = rows + (<usize>end << 2)
  for (let at = rows + (<usize>begin << 2); at < last; at += 4) {
    const row = <usize>load<u32>(at)
    const label = load<u32>(labels + (row << 2))
    const weight = label >> 16
    const rowBins = bins + row * stride
    const ofClass = SET_BYTES + (<usize>(label & 0xffff) << 2)
    let histogram = histograms
    for (let entry = list; entry < listEnd; entry += 4) {
      const bin = <u32>load<u8>(rowBins + <usize>load<u32>(entry))
      const cell = histogram + ofClass + <usize>bin * binBytes
      addBin(histogram, bin)
      store<u32>(cell, load<u32>(cell) + weight)
      histogram += featureBytes
    }
  }
}

/** Makes `count` histograms 0 again. */
export function clearClassHistograms (histograms: usize, classes: i32, count: i32): void {
  const binBytes = <usize>classes << 2
  for (let histogram = histograms; count > 0; count--, histogram += SET_BYTES + (binBytes << 8)) {
    for (let word: usize = 0; word < 4; word++) {
      for (let bins = load<u64>(histogram + (word << 3)); bins != 0; bins &= bins - 1) {
        const counts = histogram + SET_BYTES + ((word << 6) + <usize>ctz(bins)) * binBytes
        for (let at: usize = 0; at < binBytes; at += 4) store<u32>(counts + at, 0)
      }
      store<u64>(histogram + (word << 3), 0)
    }
  }
}
