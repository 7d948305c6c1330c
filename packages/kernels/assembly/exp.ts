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

/**
 * e to the x of two doubles, within 2 units in the last place, for x clamped to ±708.
 *
 * @see Cephes, exp
 */
// @ts-ignore: decorator
@inline export function exp2 (x: v128): v128 {
  const clamped = f64x2.min(f64x2.max(x, f64x2.splat(-708)), f64x2.splat(708))
  const power = f64x2.nearest(f64x2.mul(clamped, f64x2.splat(1.4426950408889634)))
  const rest = f64x2.sub(f64x2.sub(clamped, f64x2.mul(power, f64x2.splat(6.93145751953125e-1))), f64x2.mul(power, f64x2.splat(1.42860682030941723212e-6)))
  const square = f64x2.mul(rest, rest)
  let odd = f64x2.splat(1.26177193074810590878e-4)
  odd = f64x2.add(f64x2.mul(odd, square), f64x2.splat(3.02994407707441961300e-2))
  odd = f64x2.mul(rest, f64x2.add(f64x2.mul(odd, square), f64x2.splat(9.99999999999999999910e-1)))
  let even = f64x2.splat(3.00198505138664455042e-6)
  even = f64x2.add(f64x2.mul(even, square), f64x2.splat(2.52448340349684104192e-3))
  even = f64x2.add(f64x2.mul(even, square), f64x2.splat(2.27265548208155028766e-1))
  even = f64x2.add(f64x2.mul(even, square), f64x2.splat(2))
  const half = f64x2.div(odd, f64x2.sub(even, odd))
  const mantissa = f64x2.add(f64x2.splat(1), f64x2.add(half, half))
  const exponent = i64x2.extend_low_i32x4_s(i32x4.trunc_sat_f64x2_s_zero(power))
  return f64x2.mul(mantissa, i64x2.shl(i64x2.add(exponent, i64x2.splat(1023)), 52))
}
