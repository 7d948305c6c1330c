// A node's rows lie scattered over the table. Summing waits for each row's memory in turn; copying a block of rows together first lets the
// processor wait for many at once, and the sums of a few features at a time stay in the first cache.

/** Rows, and bytes of a row, that are staged at a time. */
export const BLOCK = 1024
export const PANEL = 256

const stagedBins = memory.data(1024 * 256, 16)
const stagedGradients = memory.data(1024 * 8, 16)
/** Keeps the compiler from leaving loads out whose values nobody needs. */
const fetched = memory.data(8, 8)

/** What was staged last: bins of one row after the other, and gradients likewise. */
export let binsOfBlock: usize = 0
export let gradientsOfBlock: usize = 0

/**
 * Stages `width` bytes of each of `count` rows, one row after the other every `stride` bytes. Consecutive rows stay where they are.
 *
 * @param bins first byte to stage of row 0
 * @returns bytes from one staged row to the next
 */
export function stageRows (bins: usize, stride: i32, width: i32, rows: usize, count: i32, gradients: usize): i32 {
  const first = <usize>load<u32>(rows)
  if (load<u32>(rows + (<usize>(count - 1) << 2)) - <u32>first == <u32>(count - 1)) {
    binsOfBlock = bins + first * stride
    gradientsOfBlock = gradients + (first << 3)
    return stride
  }
  fetchRows(bins, stride, width, rows, count, gradients)
  const staged = (width + 15) & ~15
  let to = stagedBins
  for (let at: usize = 0; at < <usize>count << 2; at += 4) {
    const row = <usize>load<u32>(rows + at)
    const from = bins + row * stride
    for (let byte: usize = 0; byte < <usize>staged; byte += 16) v128.store(to + byte, v128.load(from + byte))
    store<i64>(stagedGradients + (at << 1), load<i64>(gradients + (row << 3)))
    to += staged
  }
  binsOfBlock = stagedBins
  gradientsOfBlock = stagedGradients
  return staged
}

/** Stages one bin a row for each of `features` features of `list` (at most PANEL), one feature after the other every BLOCK bytes. */
export function stageFeatures (bins: usize, stride: i32, list: usize, features: i32, rows: usize, count: i32, gradients: usize): void {
  const listEnd = list + (<usize>features << 2)
  const first = load<u32>(list)
  fetchRows(bins + first, stride, load<u32>(listEnd - 4) + 1 - first, rows, count, gradients)
  for (let at: usize = 0; at < <usize>count; at++) {
    const row = <usize>load<u32>(rows + (at << 2))
    const from = bins + row * stride
    let to = stagedBins + at
    for (let entry = list; entry < listEnd; entry += 4) {
      store<u8>(to, load<u8>(from + <usize>load<u32>(entry)))
      to += BLOCK
    }
    store<i64>(stagedGradients + (at << 3), load<i64>(gradients + (row << 3)))
  }
  binsOfBlock = stagedBins
  gradientsOfBlock = stagedGradients
}

/** Loads a word of each cache line that will be staged, and no more: loops so short have more lines on their way at once than one that copies. */
function fetchRows (bins: usize, stride: i32, width: i32, rows: usize, count: i32, gradients: usize): void {
  const last = rows + (<usize>count << 2)
  let words: i64 = 0
  for (let at = rows; at < last; at += 4) words |= load<i64>(gradients + (<usize>load<u32>(at) << 3))
  for (let line = bins; line < bins + width; line += 64) {
    for (let at = rows; at < last; at += 4) words |= load<i64>(line + load<u32>(at) * stride)
  }
  store<i64>(fetched, words)
}
