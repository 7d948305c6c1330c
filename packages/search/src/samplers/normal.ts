import { exp } from '@assay/shared'
import type { Random } from '@assay/shared'

/** Draws from a normal distribution cut to [0, 1]; the mean lies within. */
export function drawCutNormal (mean: number, deviation: number, random: Random): number {
  for (;;) {
    const value = mean + deviation * random.normal()
    if (value >= 0 && value <= 1) return value
  }
}

/** The share of a normal distribution that lies in [0, 1]. */
export function massInUnit (mean: number, deviation: number): number {
  return normalCdf((1 - mean) / deviation) - normalCdf(-mean / deviation)
}

/** The share of a standard normal distribution below z; error below 1e-7. @see Abramowitz & Stegun, "Handbook of Mathematical Functions", 7.1.26 */
export function normalCdf (z: number): number {
  const x = Math.abs(z) / Math.SQRT2
  const t = 1 / (1 + 0.3275911 * x)
  const tail = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t * exp(-x * x)
  return z > 0 ? 1 - tail / 2 : tail / 2
}
