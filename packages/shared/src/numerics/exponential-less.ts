import { ln2High, ln2Low } from './ln2.ts'
import { powerOfTwo } from './power-of-two.ts'

/**
 * e^x − less: x = k ln 2 + r with |r| ≤ ½ ln 2, Taylor's series for e^r, and 2^k times that.
 *
 * @see Sun Microsystems, fdlibm, e_exp.c and s_expm1.c, for the reduction in two parts
 * @see Dekker, "A floating-point technique for extending the available precision", 1971, for the sum's error
 */
export function exponentialLess (x: number, less: 0 | 1): number {
  if (!(Math.abs(x) < 746)) return x > 0 ? Infinity : x < 0 ? 0 - less : x
  if (less === 1 && x < -40) return -1
  const k = Math.floor(x * Math.LOG2E + 0.5)
  const high = x - k * ln2High
  const low = k * ln2Low
  const r = high - low
  const rest = high - r - low
  const first = less === 0 ? 1 : 1 - powerOfTwo(-k)
  const sum = first + r
  const error = first - sum + r
  const scaled = sum + (error + (seriesFromSquare(r) + (rest + rest * r)))
  const half = k >> 1
  return scaled * powerOfTwo(half) * powerOfTwo(k - half)
}

/** e^r − 1 − r = r²/2! + r³/3! + … + r^13/13!, even and odd powers apart so that a processor can add them at the same time. */
function seriesFromSquare (r: number): number {
  const z = r * r
  const even = 1 / 2 + z * (1 / 24 + z * (1 / 720 + z * (1 / 40_320 + z * (1 / 3_628_800 + z * (1 / 479_001_600)))))
  const odd = 1 / 6 + z * (1 / 120 + z * (1 / 5_040 + z * (1 / 362_880 + z * (1 / 39_916_800 + z * (1 / 6_227_020_800)))))
  return z * (even + r * odd)
}
