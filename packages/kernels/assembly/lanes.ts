// @ts-ignore: decorator
@inline export function sumOfLanes (pair: v128): f64 {
  return f64x2.extract_lane(pair, 0) + f64x2.extract_lane(pair, 1)
}

// @ts-ignore: decorator
@inline export function productOfLanes (pair: v128): f64 {
  return f64x2.extract_lane(pair, 0) * f64x2.extract_lane(pair, 1)
}
