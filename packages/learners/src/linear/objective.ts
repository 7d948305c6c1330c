/** A smooth convex function and an L1 penalty. */
export interface Objective {
  /** Writes the gradient of the smooth function at `point` and gives its value there. */
  readonly evaluate: (point: Float64Array, gradient: Float64Array) => number
  /** Weight of each coordinate's absolute value, which is added to the function; ≥ 0. */
  readonly l1: Float64Array
}

/** When to be content, and after how many steps in any case. */
export interface Patience { readonly tolerance: number, readonly mostSteps: number }

export function penalty (point: Float64Array, l1: Float64Array): number {
  let sum = 0
  for (let i = 0; i < point.length; i++) if (l1[i]! > 0) sum += l1[i]! * Math.abs(point[i]!)
  return sum
}

/** The gradient of function and penalty; at a kink the side that goes down, or 0 when neither does. */
export function steepest (point: Float64Array, gradient: Float64Array, l1: Float64Array): Float64Array {
  return gradient.map((slope, i) => {
    const weight = l1[i]!
    if (point[i]! > 0) return slope + weight
    if (point[i]! < 0) return slope - weight
    return slope + weight < 0 ? slope + weight : slope - weight > 0 ? slope - weight : 0
  })
}
