import { exp, log, log1p, sinPi } from '@assay/shared'

/**
 * The value below which a t-distributed variable stays with the given probability.
 *
 * @param probability in (0, 1)
 * @param freedom degrees of freedom, 1 or more
 */
export function studentTQuantile (probability: number, freedom: number): number {
  if (probability < 0.5) return -studentTQuantile(1 - probability, freedom)
  let low = 0
  let high = 1
  while (studentTCdf(high, freedom) < probability) high *= 2
  for (let step = 0; step < 200 && low < high; step++) {
    const middle = (low + high) / 2
    if (middle === low || middle === high) break
    if (studentTCdf(middle, freedom) < probability) low = middle
    else high = middle
  }
  return (low + high) / 2
}

function studentTCdf (t: number, freedom: number): number {
  const tail = incompleteBeta(freedom / (freedom + t * t), freedom / 2, 0.5) / 2
  return t >= 0 ? 1 - tail : tail
}

/** The regularised incomplete beta function, by its continued fraction. @see Press et al., "Numerical Recipes", 6.4 */
function incompleteBeta (x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a)
  const front = exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * log(x) + b * log1p(-x)) / a
  let c = 1
  let d = 1 / (1 - (a + b) * x / (a + 1))
  let fraction = d
  for (let m = 1; m <= 300; m++) {
    const even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / (1 + even * d)
    c = 1 + even / c
    fraction *= d * c
    const odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / (1 + odd * d)
    c = 1 + odd / c
    fraction *= d * c
    if (Math.abs(d * c - 1) < 1e-15) break
  }
  return front * fraction
}

/** @see Lanczos, "A Precision Approximation of the Gamma Function", 1964 (g = 7, nine terms) */
function logGamma (x: number): number {
  if (x < 0.5) return log(Math.PI / sinPi(x)) - logGamma(1 - x)
  let sum = 0.99999999999980993
  for (let term = 0; term < lanczos.length; term++) sum += lanczos[term]! / (x + term)
  const t = x + 6.5
  return 0.5 * log(2 * Math.PI) + (x - 0.5) * log(t) - t + log(sum)
}

const lanczos = [
  676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7
]
