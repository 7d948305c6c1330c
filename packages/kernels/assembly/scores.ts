/** scores[row] += value for `rows[begin … end)`. */
export function addToRows (scores: usize, rows: usize, begin: i32, end: i32, value: f64): void {
  const last = rows + (<usize>end << 2)
  for (let at = rows + (<usize>begin << 2); at < last; at += 4) {
    const score = scores + (<usize>load<u32>(at) << 3)
    store<f64>(score, load<f64>(score) + value)
  }
}

/**
 * Walks one tree for rows `begin … end` of row-major bins (a row every `stride` bytes) and adds the leaf's value to their scores.
 * A node has 48 bytes: i32 feature (−1: leaf), i32 left child (the right one follows it), f64 leaf value, 256-bit set of bins that go left.
 */
export function walkTree (nodes: usize, bins: usize, stride: i32, rows: usize, begin: i32, end: i32, scores: usize): void {
  for (let at = begin; at < end; at++) {
    const row = <usize>load<u32>(rows + (<usize>at << 2))
    const rowBins = bins + row * stride
    let node = nodes
    let feature = load<i32>(node)
    while (feature >= 0) {
      const bin = <u32>load<u8>(rowBins + <usize>feature)
      const goesLeft = (load<u32>(node + <usize>((bin >> 5) << 2), 16) >> (bin & 31)) & 1
      node = nodes + <usize>(load<u32>(node, 4) + 1 - goesLeft) * 48
      feature = load<i32>(node)
    }
    const score = scores + (row << 3)
    store<f64>(score, load<f64>(score) + load<f64>(node, 8))
  }
}
