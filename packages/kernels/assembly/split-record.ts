import { addBin } from './bin-set'

// The best split found so far, 64 bytes:
//   0 f64 gain of both sides · 8 i64 packed sum of the left side · 16 i32 feature, −1: none · 20 i32 last bin of the left side (numeric)
//   24 i32 1: missing goes left · 28 i32 1: categorical · 32 … 63 the set of bins that go left, bit b of a 256-bit set

// @ts-ignore: decorator
@inline export function storeSplit (out: usize, gain: f64, left: i64, feature: i32, lastBin: i32, missingLeft: i32, categorical: i32): void {
  store<f64>(out, gain)
  store<i64>(out, left, 8)
  store<i32>(out, feature, 16)
  store<i32>(out, lastBin, 20)
  store<i32>(out, missingLeft, 24)
  store<i32>(out, categorical, 28)
}

// @ts-ignore: decorator
@inline export function clearSet (out: usize): void {
  memory.fill(out + 32, 0, 32)
}

// @ts-ignore: decorator
@inline export function addToSet (out: usize, bin: i32): void {
  addBin(out + 32, bin)
}

/** Of a number: values of bins 1 … `lastBin` go left, and missing ones where `missingLeft` says so. */
export function storeNumericSplit (out: usize, gain: f64, left: i64, feature: i32, lastBin: i32, missingLeft: i32): void {
  storeSplit(out, gain, left, feature, lastBin, missingLeft, 0)
  clearSet(out)
  for (let bin = 1 - missingLeft; bin <= lastBin; bin++) addToSet(out, bin)
}
