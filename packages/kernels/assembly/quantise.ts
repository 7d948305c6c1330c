/** Σ|gradient| and Σ hessian of the first `rows` pairs of f32, as two f64 at `out`. */
export function sumMagnitudes (gradients: usize, rows: i32, out: usize): void {
  let sums = f64x2.splat(0)
  for (let row = 0; row < rows; row++) {
    sums = f64x2.add(sums, f64x2.abs(f64x2.promote_low_f32x4(v128.load64_zero(gradients + (<usize>row << 3)))))
  }
  v128.store(out, sums)
}

/**
 * Turns pairs of f32 (gradient, hessian) into packed gradients, in place: value × scale, rounded up or down at random so that sums stay unbiased;
 * a hessian is at least 1, so that a bin is empty exactly when its sum is 0. Scales are powers of two: products are exact, and whole numbers stay whole.
 *
 * @see Shi et al., "Quantized Training of Gradient Boosting Decision Trees", 2022 (stochastic rounding)
 */
export function quantise (gradients: usize, rows: i32, gradientScale: f32, hessianScale: f32, seed: i32): void {
  const scales = f32x4.replace_lane(f32x4.replace_lane(f32x4.splat(gradientScale), 1, hessianScale), 3, hessianScale)
  const smallest = i32x4(i32.MIN_VALUE, 1, i32.MIN_VALUE, 1)
  for (let row = 0; row < rows; row += 2) {
    const at = gradients + (<usize>row << 3)
    const exact = f32x4.mul(v128.load(at), scales)
    const below = f32x4.floor(exact)
    const up = f32x4.lt(thresholds(row, seed), f32x4.sub(exact, below))
    // a true lane is −1
    const rounded = i32x4.max_s(i32x4.sub(i32x4.trunc_sat_f32x4_s(below), up), smallest)
    v128.store(at, v128.shuffle<i32>(rounded, rounded, 1, 0, 3, 2))
  }
}

/** Four numbers in [0, 1) that two rows and the seed decide: a Weyl sequence, mixed once. */
// @ts-ignore: decorator
@inline function thresholds (row: i32, seed: i32): v128 {
  const counter = i32x4.add(i32x4.splat(row * 2 + seed), i32x4(0, 1, 2, 3))
  const weyl = i32x4.mul(counter, i32x4.splat(0x9e3779b9))
  const mixed = i32x4.mul(v128.xor(weyl, i32x4.shr_u(weyl, 15)), i32x4.splat(0x2c1b3c6d))
  return f32x4.mul(f32x4.convert_i32x4_u(i32x4.shr_u(v128.xor(mixed, i32x4.shr_u(mixed, 12)), 8)), f32x4.splat(5.9604644775390625e-8))
}
