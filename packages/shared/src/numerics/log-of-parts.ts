import { ln2High, ln2Low } from './ln2.ts'

/**
 * log(2^exponent × fraction) + rest.
 *
 * @param fraction from 1 to 2
 * @param rest     much smaller than the last place of the logarithm's parts
 * @see Sun Microsystems, fdlibm, e_log.c and s_log1p.c, for the order of the sum
 */
export function logOfParts (exponent: number, fraction: number, rest: number): number {
  const halve = fraction > Math.SQRT2
  const k = halve ? exponent + 1 : exponent
  const f = (halve ? fraction / 2 : fraction) - 1
  if (k === 0 && rest === 0) return logNearOne(f)
  const half = f * f / 2
  return k * ln2High - (half - (seriesFromCube(f, half) + (k * ln2Low + rest)) - f)
}

/** log(1 + f) of √½ < 1 + f < √2. */
export function logNearOne (f: number): number {
  const half = f * f / 2
  return f - (half - seriesFromCube(f, half))
}

/**
 * log(1 + f) − f + f²/2. With s = f / (2 + f), log(1 + f) = 2 (s + s³/3 + s⁵/5 + …), and 2s = f − f²/2 + s f²/2.
 *
 * @param half f²/2
 */
function seriesFromCube (f: number, half: number): number {
  const s = f / (2 + f)
  const z = s * s
  const w = z * z
  const odd = z * (2 / 3 + w * (2 / 7 + w * (2 / 11 + w * (2 / 15 + w * (2 / 19)))))
  const even = w * (2 / 5 + w * (2 / 9 + w * (2 / 13 + w * (2 / 17 + w * (2 / 21)))))
  return s * (half + (odd + even))
}
