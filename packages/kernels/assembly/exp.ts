/**
 * e to the x of four floats, within 2 units in the last place, for x clamped to ±87.
 *
 * @see Cephes, expf
 */
// @ts-ignore: decorator
@inline export function exp4 (x: v128): v128 {
  const clamped = f32x4.min(f32x4.max(x, f32x4.splat(-87)), f32x4.splat(87))
  const power = f32x4.nearest(f32x4.mul(clamped, f32x4.splat(1.44269504088896341)))
  // ln 2 in two parts, so that the remainder keeps its bits
  const rest = f32x4.sub(f32x4.sub(clamped, f32x4.mul(power, f32x4.splat(0.693359375))), f32x4.mul(power, f32x4.splat(-2.12194440e-4)))
  let series = f32x4.splat(1.9875691500e-4)
  series = f32x4.add(f32x4.mul(series, rest), f32x4.splat(1.3981999507e-3))
  series = f32x4.add(f32x4.mul(series, rest), f32x4.splat(8.3334519073e-3))
  series = f32x4.add(f32x4.mul(series, rest), f32x4.splat(4.1665795894e-2))
  series = f32x4.add(f32x4.mul(series, rest), f32x4.splat(1.6666665459e-1))
  series = f32x4.add(f32x4.mul(series, rest), f32x4.splat(5.0000001201e-1))
  const mantissa = f32x4.add(f32x4.add(f32x4.mul(f32x4.mul(series, rest), rest), rest), f32x4.splat(1))
  return f32x4.mul(mantissa, i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(power), i32x4.splat(127)), 23))
}
