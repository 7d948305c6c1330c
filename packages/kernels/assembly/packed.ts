// A packed gradient is one i64: the gradient, signed, in the high 32 bits, the hessian, unsigned, in the low 32.
// Sums and differences of packed gradients are plain i64 arithmetic: exact, in any order.

/** Bytes of one feature's histogram: 256 bins of a packed gradient. */
export const HISTOGRAM_SHIFT: usize = 11

// @ts-ignore: decorator
@inline export function packedOf (gradient: i32, hessian: i32): i64 {
  return (<i64>gradient << 32) + <i64>(<u32>hessian)
}

// @ts-ignore: decorator
@inline export function gradientOf (packed: i64): f64 {
  return <f64>(<i32>(packed >> 32))
}

// @ts-ignore: decorator
@inline export function hessianOf (packed: i64): f64 {
  return <f64>(<u32>packed)
}

// @ts-ignore: decorator
@inline export function gradientsOf (pair: v128): v128 {
  return f64x2.convert_low_i32x4_s(v128.shuffle<i32>(pair, pair, 1, 3, 1, 3))
}

// @ts-ignore: decorator
@inline export function hessiansOf (pair: v128): v128 {
  return f64x2.convert_low_i32x4_u(v128.shuffle<i32>(pair, pair, 0, 2, 0, 2))
}
