import { square } from '@assay/shared'
import type { Measured } from '@assay/shared'

/**
 * A share with its 95 % interval, good for few rows and for shares near 0 and 1 too.
 *
 * @param of one or more
 * @see Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", 1927
 */
export function wilsonInterval (part: number, of: number): Measured {
  const share = part / of
  const center = (share + square(z) / (2 * of)) / (1 + square(z) / of)
  const reach = z / (1 + square(z) / of) * Math.sqrt(share * (1 - share) / of + square(z) / (4 * square(of)))
  return { value: share, low: Math.max(0, Math.min(share, center - reach)), high: Math.min(1, Math.max(share, center + reach)) }
}

/** The 97.5 % quantile of the normal distribution. */
const z = 1.959963984540054
