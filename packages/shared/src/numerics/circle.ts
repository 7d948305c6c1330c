/** sin(πx) of a finite x, to less than one unit in the last place, and to the same bits in every engine; exact at multiples of ½. */
export function sinPi (x: number): number {
  return heightOnCircle(x, 0)
}

/** cos(πx), as `sinPi`. */
export function cosPi (x: number): number {
  return heightOnCircle(x, 1)
}

/**
 * sin(π(x + ahead/2)): x less the nearest quarter turn is exact, and π times that is in two parts.
 *
 * @see IEEE 754-2019, 9.2, sinPi and cosPi; FreeBSD, msun, k_sinpi.c, for the product in two parts
 */
function heightOnCircle (x: number, ahead: 0 | 1): number {
  const quarters = Math.round(2 * x)
  const turn = x - quarters / 2
  const coarse = Math.fround(turn)
  const high = coarse * piHigh
  const low = (turn - coarse) * Math.PI + coarse * piLow
  const angle = high + low
  const rest = high - angle + low
  const quadrant = (quarters & 3) + ahead & 3
  const height = quadrant % 2 === 0 ? sine(angle, rest) : cosine(angle, rest)
  return quadrant < 2 ? height : 0 - height
}

/** π in two parts; the first times a number of single precision is exact. */
const piHigh = Math.fround(Math.PI)
const piLow = -8.742278000372485e-08

/** sin(a + rest) of |a| ≤ π/4 by Taylor's series. */
function sine (a: number, rest: number): number {
  const z = a * a
  const w = z * z
  const cubic = -1 / 6 + z / 120 + w * (-1 / 5_040 + z / 362_880 + w * (-1 / 39_916_800 + z / 6_227_020_800 + w * (-1 / 1_307_674_368_000 + z / 355_687_428_096_000)))
  return a + (a * z * cubic + rest * (1 - z / 2))
}

/** cos(a + rest) of |a| ≤ π/4 by Taylor's series. */
function cosine (a: number, rest: number): number {
  const z = a * a
  const half = z / 2
  const near = 1 - half
  const quartic = 1 / 24 + z * (-1 / 720 + z * (1 / 40_320 + z * (-1 / 3_628_800 + z * (1 / 479_001_600 + z * (-1 / 87_178_291_200 + z * (1 / 20_922_789_888_000 - z / 6_402_373_705_728_000))))))
  return near + (1 - near - half + (z * z * quartic - a * rest))
}
