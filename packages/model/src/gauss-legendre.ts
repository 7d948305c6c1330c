import { cosPi } from '@assay/shared'

/** Where to look at a function on (0, 1), and how much each look counts. */
export interface Quadrature { readonly points: Float64Array, readonly weights: Float64Array }

/**
 * The points and weights that integrate polynomials of degree 2 × count − 1 from 0 to 1 exactly.
 *
 * @see Press et al., "Numerical Recipes", 4.6: the roots of the Legendre polynomials, by Newton's method
 */
export function gaussLegendre (count: number): Quadrature {
  const points = new Float64Array(count)
  const weights = new Float64Array(count)
  for (let root = 0; root < count; root++) {
    let x = cosPi((root + 0.75) / (count + 0.5))
    let slope = 1
    for (let step = 0; step < 100; step++) {
      const { value, before } = legendre(count, x)
      slope = count * (x * value - before) / (x * x - 1)
      const next = x - value / slope
      if (Math.abs(next - x) <= Number.EPSILON) break
      x = next
    }
    points[root] = (1 - x) / 2
    weights[root] = 1 / ((1 - x * x) * slope * slope)
  }
  return { points, weights }
}

/** The Legendre polynomials of degree n and n − 1 at x, by their recurrence. */
function legendre (n: number, x: number): { readonly value: number, readonly before: number } {
  let before = 0
  let value = 1
  for (let degree = 1; degree <= n; degree++) {
    const next = ((2 * degree - 1) * x * value - (degree - 1) * before) / degree
    before = value
    value = next
  }
  return { value, before }
}
