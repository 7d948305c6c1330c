/** Fills gaps (NaN) of `count` f64, clips them to low … high, and brings them to (value − center) / scale. */
export function scaleDoubles (values: usize, count: i32, fill: f64, low: f64, high: f64, center: f64, scale: f64): void {
  const filling = f64x2.splat(fill)
  const least = f64x2.splat(low)
  const most = f64x2.splat(high)
  const origin = f64x2.splat(center)
  const unit = f64x2.splat(scale)
  const end = values + (<usize>count << 3)
  for (let at = values; at < end; at += 16) {
    const value = v128.load(at)
    const known = v128.bitselect(value, filling, f64x2.eq(value, value))
    const clipped = f64x2.pmin(f64x2.pmax(known, least), most)
    const scaled = f64x2.div(f64x2.sub(clipped, origin), unit)
    if (at + 16 <= end) v128.store(at, scaled)
    else v128.store64_lane(at, scaled, 0)
  }
}
