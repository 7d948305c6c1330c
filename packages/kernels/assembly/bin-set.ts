// A set of bins: bit b of 256.

// @ts-ignore: decorator
@inline export function hasBin (set: usize, bin: u32): bool {
  return ((load<u32>(set + <usize>((bin >> 5) << 2)) >> (bin & 31)) & 1) != 0
}

// @ts-ignore: decorator
@inline export function addBin (set: usize, bin: u32): void {
  const word = set + <usize>((bin >> 5) << 2)
  store<u32>(word, load<u32>(word) | (<u32>1 << (bin & 31)))
}

// @ts-ignore: decorator
@inline export function removeBin (set: usize, bin: u32): void {
  const word = set + <usize>((bin >> 5) << 2)
  store<u32>(word, load<u32>(word) & ~(<u32>1 << (bin & 31)))
}
