import { exp, hypotenuse, log, square } from '@assay/shared'

/**
 * Platt's scaling: the slope and intercept on logit(p) with the largest likelihood, by Newton steps. A weak pull towards
 * (1, 0), which changes nothing, keeps them finite where classes are apart. A slope below 0 would turn the model's order round, and
 * break the promise of one that is monotone: then all rows get the share of the class, smoothed by Laplace's rule.
 *
 * @param target 1 where the row is of the class
 * @see Platt, "Probabilistic Outputs for Support Vector Machines", 1999
 */
export function fitPlatt (target: Float64Array, probabilities: Float64Array): { readonly slope: number, readonly intercept: number } {
  let [slope, intercept] = [1, 0]
  for (let step = 0; step < 50; step++) {
    let [gradientSlope, gradientIntercept] = [pull * (slope - 1), pull * intercept]
    let [curvatureSlope, curvatureBoth, curvatureIntercept] = [pull, 0, pull]
    for (let row = 0; row < target.length; row++) {
      const z = logit(probabilities[row]!)
      const p = logistic(slope * z + intercept)
      const weight = p * (1 - p)
      gradientSlope += (p - target[row]!) * z
      gradientIntercept += p - target[row]!
      curvatureSlope += weight * z * z
      curvatureBoth += weight * z
      curvatureIntercept += weight
    }
    const determinant = curvatureSlope * curvatureIntercept - square(curvatureBoth)
    const stepSlope = (curvatureIntercept * gradientSlope - curvatureBoth * gradientIntercept) / determinant
    const stepIntercept = (curvatureSlope * gradientIntercept - curvatureBoth * gradientSlope) / determinant
    // Far from the optimum a full Newton step may overshoot.
    const damping = Math.min(1, 2 / hypotenuse(stepSlope, stepIntercept))
    slope -= damping * stepSlope
    intercept -= damping * stepIntercept
    if (Math.abs(stepSlope) + Math.abs(stepIntercept) < 1e-10) break
  }
  if (slope >= 0) return { slope, intercept }
  const ofClass = target.reduce((sum, actual) => sum + actual, 0)
  return { slope: 0, intercept: logit((ofClass + 1) / (target.length + 2)) }
}

const pull = 1

export function logistic (margin: number): number {
  return 1 / (1 + exp(-margin))
}

/** Probabilities are kept off 0 and 1 by 10^−15. */
export function logit (probability: number): number {
  const bounded = Math.min(1 - 1e-15, Math.max(1e-15, probability))
  return log(bounded / (1 - bounded))
}
