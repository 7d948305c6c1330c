import { penalty, steepest } from './objective.ts'
import type { Objective, Patience } from './objective.ts'

/**
 * The point where a smooth convex function plus an L1 penalty is smallest: L-BFGS, orthant-wise where there is a penalty.
 * Its memory grows with the number of coordinates, not with their square.
 *
 * @param objective.curvature about the second derivative along each coordinate; > 0
 * @param point where to begin; overwritten with the point found
 * @param patience.tolerance the largest slope left
 * @see Nocedal, "Updating Quasi-Newton Matrices with Limited Storage", 1980
 * @see Andrew & Gao, "Scalable Training of L1-Regularized Log-Linear Models", 2007
 */
export function minimiseLbfgs (objective: Objective & { readonly curvature: Float64Array }, point: Float64Array, { tolerance, mostSteps }: Patience): void {
  const { evaluate, l1 } = objective
  const gradient = new Float64Array(point.length)
  const pairs: Pair[] = []
  let value = evaluate(point, gradient) + penalty(point, l1)

  for (let step = 0; step < mostSteps; step++) {
    const slope = steepest(point, gradient, l1)
    if (largest(slope) <= tolerance) break
    let direction = newtonLike(slope, pairs, objective.curvature)
    // Where the penalty has a kink, only a direction that agrees with the slope goes down.
    direction.forEach((along, i) => { if (l1[i]! > 0 && along * slope[i]! >= 0) direction[i] = 0 })
    if (dot(direction, slope) >= 0) {
      pairs.length = 0
      direction = newtonLike(slope, pairs, objective.curvature)
    }

    const next = searchLine(objective, point, value, slope, direction)
    if (next === null) break
    remember(pairs, difference(next.point, point), difference(next.gradient, gradient))
    const gained = value - next.value
    point.set(next.point)
    gradient.set(next.gradient)
    value = next.value
    if (gained <= smallestGain * Math.max(Math.abs(value), smallestGain)) break
  }
}

/** Moves and changes of the gradient that the inverse Hessian is built from. */
interface Pair { readonly move: Float64Array, readonly change: Float64Array, readonly inverse: number }

const remembered = 10
/** Relative gain of a step below which doubles tell nothing more. */
const smallestGain = 1e-14
/** Share of the promised gain that a step must bring (Armijo). */
const leastGain = 1e-4
const mostHalvings = 40

/** −H × slope by the two-loop recursion, H beginning as the diagonal of inverse curvatures. */
function newtonLike (slope: Float64Array, pairs: readonly Pair[], curvature: Float64Array): Float64Array {
  const direction = slope.map((along) => -along)
  const shares: number[] = []
  for (let k = pairs.length - 1; k >= 0; k--) {
    const { move, change, inverse } = pairs[k]!
    shares[k] = inverse * dot(move, direction)
    addScaled(direction, -shares[k]!, change)
  }
  const latest = pairs.at(-1)
  const scale = latest === undefined ? 1 : 1 / (latest.inverse * latest.change.reduce((sum, along, i) => sum + along * along / curvature[i]!, 0))
  for (let i = 0; i < direction.length; i++) direction[i]! *= scale / curvature[i]!
  for (let k = 0; k < pairs.length; k++) {
    const { move, change, inverse } = pairs[k]!
    addScaled(direction, shares[k]! - inverse * dot(change, direction), move)
  }
  return direction
}

interface Step { readonly point: Float64Array, readonly gradient: Float64Array, readonly value: number }

/** Halves the step until it gains enough; a coordinate that would cross a kink stops there. Null when no step gains. */
function searchLine ({ evaluate, l1 }: Objective, from: Float64Array, value: number, slope: Float64Array, direction: Float64Array): Step | null {
  const gradient = new Float64Array(from.length)
  for (let halving = 0, length = 1; halving < mostHalvings; halving++, length /= 2) {
    const point = from.map((at, i) => {
      const reached = at + length * direction[i]!
      const side = at === 0 ? -slope[i]! : at
      return l1[i]! > 0 && reached * side <= 0 ? 0 : reached
    })
    const promised = dot(slope, difference(point, from))
    const reachedValue = evaluate(point, gradient) + penalty(point, l1)
    if (reachedValue <= value + leastGain * promised) return { point, gradient, value: reachedValue }
  }
  return null
}

function remember (pairs: Pair[], move: Float64Array, change: Float64Array): void {
  const curved = dot(move, change)
  if (!(curved > 0)) return
  pairs.push({ move, change, inverse: 1 / curved })
  if (pairs.length > remembered) pairs.shift()
}

function dot (a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}

function addScaled (to: Float64Array, scale: number, vector: Float64Array): void {
  for (let i = 0; i < to.length; i++) to[i]! += scale * vector[i]!
}

function difference (a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, i) => value - b[i]!)
}

function largest (vector: Float64Array): number {
  return vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
}
