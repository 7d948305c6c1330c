/** Bytes of a slot: a text of up to 24 bytes, filled up with zeros, its length (i32; 0 where the slot is free), its code (u32). Two make a pair. */
const SLOT: usize = 32
const PAIR_SHIFT: usize = 6
const LONGEST = 24

/**
 * Looks a column's cells up among labels that have a code. Each label has one pair of slots in which it may be, and the two that came last are there.
 *
 * @param starts of the column's first cell: i32, `columns` of them to each row; so are `ends`
 * @param slots  64 bytes × a power of two pairs, of which `mask` is one less
 * @param codes  u32 × rows; 0 for blank cells
 * @param rest   i32 × rows: rows whose label is not known, or too long
 * @returns how many those are
 */
export function findLabels (block: usize, starts: usize, ends: usize, columns: i32, rows: i32, slots: usize, mask: i32, codes: usize, rest: usize): i32 {
  const stride = <usize>columns << 2
  let others = 0
  for (let row = 0; row < rows; row++, starts += stride, ends += stride, codes += 4) {
    const at = block + load<i32>(starts)
    const length = load<i32>(ends) - load<i32>(starts)
    const first = wordOf(at, length)
    const second = wordOf(at + 8, length - 8)
    const third = wordOf(at + 16, length - 16)
    let slot = pairOf(first, second, third, length, slots, mask)
    let differs = difference(slot, first, second, third, length)
    if (differs != 0) {
      slot += SLOT
      differs = difference(slot, first, second, third, length)
    }
    store<u32>(codes, length == 0 ? 0 : load<u32>(slot, 28))
    store<i32>(rest + (<usize>others << 2), row)
    others += i32(differs != 0 && length != 0)
  }
  return others
}

/** Puts the labels of those rows into the first slot of their pairs, unless they are too long; what is there moves to the second. */
export function rememberLabels (
  block: usize, starts: usize, ends: usize, columns: i32, rows: usize, count: i32, slots: usize, mask: i32, codes: usize
): void {
  for (let place = rows; place < rows + (<usize>count << 2); place += 4) {
    const row = <usize>load<i32>(place)
    const cell = row * <usize>columns << 2
    const at = block + load<i32>(starts + cell)
    const length = load<i32>(ends + cell) - load<i32>(starts + cell)
    if (length > LONGEST) continue
    const first = wordOf(at, length)
    const second = wordOf(at + 8, length - 8)
    const third = wordOf(at + 16, length - 16)
    const slot = pairOf(first, second, third, length, slots, mask)
    if (difference(slot, first, second, third, length) == 0) continue
    memory.copy(slot + SLOT, slot, SLOT)
    store<u64>(slot, first)
    store<u64>(slot, second, 8)
    store<u64>(slot, third, 16)
    store<i32>(slot, length, 24)
    store<u32>(slot, load<u32>(codes + (row << 2)), 28)
  }
}

/** Eight bytes of a text of which so many are left. */
// @ts-ignore: decorator
@inline function wordOf (at: usize, left: i32): u64 {
  const word = load<u64>(at)
  return left >= 8 ? word : left <= 0 ? 0 : word & ((<u64>1 << <u64>(left << 3)) - 1)
}

// @ts-ignore: decorator
@inline function difference (slot: usize, first: u64, second: u64, third: u64, length: i32): u64 {
  return (first ^ load<u64>(slot)) | (second ^ load<u64>(slot, 8)) | (third ^ load<u64>(slot, 16)) | <u64>(length ^ load<i32>(slot, 24))
}

// @ts-ignore: decorator
@inline function pairOf (first: u64, second: u64, third: u64, length: i32, slots: usize, mask: i32): usize {
  const mixed = (first ^ rotl<u64>(second, 23) ^ rotl<u64>(third, 41) ^ <u64>length) * 0x9e3779b97f4a7c15
  return slots + (<usize>(<i32>((mixed ^ (mixed >> 29)) >> 20) & mask) << PAIR_SHIFT)
}
