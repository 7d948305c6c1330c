// One counter for each value of each digit: six digits of 11 bits.
const counters = memory.data(6 * 2048 * 4)

/** Sorts `count` finite f64 ascending, by their digits from the lowest to the highest. `scratch` holds as many. */
export function sortDoubles (values: usize, count: i32, scratch: usize): void {
  memory.fill(counters, 0, 6 * 2048 * 4)
  const bytes = <usize>count << 3
  for (let at = values; at < values + bytes; at += 8) {
    const key = ordered(load<u64>(at))
    store<u64>(at, key)
    for (let digit = 0; digit < 6; digit++) {
      const counter = counterOf(key, digit)
      store<u32>(counter, load<u32>(counter) + 1)
    }
  }
  let from = values
  let to = scratch
  for (let digit = 0; digit < 6; digit++) {
    if (load<u32>(counterOf(load<u64>(from), digit)) == <u32>count) continue
    startPositions(digit)
    for (let at = from; at < from + bytes; at += 8) {
      const key = load<u64>(at)
      const counter = counterOf(key, digit)
      const position = load<u32>(counter)
      store<u64>(to + (<usize>position << 3), key)
      store<u32>(counter, position + 1)
    }
    const swapped = from
    from = to
    to = swapped
  }
  for (let at: usize = 0; at < bytes; at += 8) store<u64>(values + at, unordered(load<u64>(from + at)))
}

/** Bits that compare as integers the way the doubles do. */
// @ts-ignore: decorator
@inline function ordered (bits: u64): u64 {
  return bits ^ (<u64>(<i64>bits >> 63) | 0x8000000000000000)
}

// @ts-ignore: decorator
@inline function unordered (key: u64): u64 {
  return key ^ (<u64>(<i64>(key ^ 0x8000000000000000) >> 63) | 0x8000000000000000)
}

// @ts-ignore: decorator
@inline function counterOf (key: u64, digit: i32): usize {
  return counters + <usize>(digit << 13) + (<usize>((key >> (digit * 11)) & 2047) << 2)
}

function startPositions (digit: i32): void {
  const first = counters + <usize>(digit << 13)
  let sum: u32 = 0
  for (let at = first; at < first + 8192; at += 4) {
    const count = load<u32>(at)
    store<u32>(at, sum)
    sum += count
  }
}
