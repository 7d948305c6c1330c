import { sumOfLanes } from './lanes'

/**
 * Adds `count` f64, NaN for missing, to what is known of a column. An odd count is followed by one more NaN.
 *
 * @param middle what distances are taken from: digits of far-away numbers do not cancel
 * @param known  five f64: how many are known, the smallest, the largest, the sum of distances and of their squares
 */
export function describeDoubles (values: usize, count: i32, middle: f64, known: usize): void {
  const origin = f64x2.splat(middle)
  let smallest = v128.load64_splat(known, 8)
  let largest = v128.load64_splat(known, 16)
  let counts = i64x2.splat(0)
  let sumA = f64x2.splat(0), sumB = sumA, squaresA = sumA, squaresB = sumA
  const end = values + (<usize>count << 3)
  for (let at = values; at < end; at += 32) {
    const a = v128.load(at)
    const b = at + 16 < end ? v128.load(at, 16) : f64x2.splat(NaN)
    const isKnownA = f64x2.eq(a, a)
    const isKnownB = f64x2.eq(b, b)
    counts = i64x2.sub(counts, i64x2.add(isKnownA, isKnownB))
    smallest = f64x2.pmin(f64x2.pmin(smallest, a), b)
    largest = f64x2.pmax(f64x2.pmax(largest, a), b)
    const distanceA = v128.and(f64x2.sub(a, origin), isKnownA)
    const distanceB = v128.and(f64x2.sub(b, origin), isKnownB)
    sumA = f64x2.add(sumA, distanceA)
    sumB = f64x2.add(sumB, distanceB)
    squaresA = f64x2.add(squaresA, f64x2.mul(distanceA, distanceA))
    squaresB = f64x2.add(squaresB, f64x2.mul(distanceB, distanceB))
  }
  store<f64>(known, load<f64>(known) + <f64>(i64x2.extract_lane(counts, 0) + i64x2.extract_lane(counts, 1)))
  store<f64>(known, min(f64x2.extract_lane(smallest, 0), f64x2.extract_lane(smallest, 1)), 8)
  store<f64>(known, max(f64x2.extract_lane(largest, 0), f64x2.extract_lane(largest, 1)), 16)
  store<f64>(known, load<f64>(known, 24) + sumOfLanes(f64x2.add(sumA, sumB)), 24)
  store<f64>(known, load<f64>(known, 32) + sumOfLanes(f64x2.add(squaresA, squaresB)), 32)
}
