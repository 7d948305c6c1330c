/**
 * Splits `rows[begin … end)` stably: rows whose bin is in the 256-bit set first. Without branches: a row is written to both ends,
 * and only one of them moves on. `scratch` holds end − begin entries.
 *
 * @returns number of rows on the left
 */
export function partition (rows: usize, begin: i32, end: i32, scratch: usize, column: usize, set: usize): i32 {
  const first = rows + (<usize>begin << 2)
  const last = rows + (<usize>end << 2)
  let left = first
  let right = scratch
  for (let at = first; at < last; at += 4) {
    const row = load<u32>(at)
    const bin = <u32>load<u8>(column + <usize>row)
    const goesLeft = <usize>((load<u32>(set + <usize>((bin >> 5) << 2)) >> (bin & 31)) & 1)
    store<u32>(left, row)
    store<u32>(right, row)
    left += goesLeft << 2
    right += (1 - goesLeft) << 2
  }
  memory.copy(left, scratch, right - scratch)
  return <i32>((left - first) >> 2)
}
