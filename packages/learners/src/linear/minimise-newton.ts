import { minimisePenalisedQuadratic } from './minimise-penalised-quadratic.ts'
import { penalty } from './objective.ts'
import type { Objective, Patience } from './objective.ts'
import { factoriseCholesky, solveCholesky } from './solve-cholesky.ts'

/**
 * The point where a smooth convex function plus an L1 penalty is smallest: Newton's steps, each the best point of the local
 * quadratic plus the penalty, shortened until they gain. Second derivatives serve for as long as the steps shrink well.
 *
 * @param point where to begin; overwritten with the point found
 * @param patience.tolerance how far each coordinate may be from its best, about
 * @param known second derivatives to begin with, of a like objective
 * @returns the last second derivatives used
 * @see Lee, Sun & Saunders, "Proximal Newton-type methods for minimizing composite functions", 2014
 */
export function minimiseNewton (objective: Objective & { readonly hessian: (point: Float64Array) => Float64Array }, point: Float64Array, { tolerance, mostSteps }: Patience, known?: Float64Array): Float64Array {
  const { evaluate, hessian, l1 } = objective
  const gradient = new Float64Array(point.length)
  const penalised = l1.some((weight) => weight > 0)
  const openSolver = (of: Float64Array): Solver => {
    if (penalised) return () => minimisePenalisedQuadratic({ curvature: of, slope: gradient, point, l1 })
    const factor = factoriseCholesky(of, point.length)
    return () => solveCholesky(factor, gradient.map((slope) => -slope))
  }
  let value = evaluate(point, gradient) + penalty(point, l1)
  let curvature = known ?? hessian(point)
  let findMove = openSolver(curvature)
  let isFresh = known === undefined
  let lastLength = Infinity

  for (let step = 0; step < mostSteps; step++) {
    let move = findMove()
    if (!isFresh && largest(move) > poorShrinkage * lastLength) {
      curvature = hessian(point)
      findMove = openSolver(curvature)
      isFresh = true
      move = findMove()
    }
    // What a step leaves is about the step times how much steps shrink.
    const length = largest(move)
    const left = length * Math.min(length / lastLength || 1, poorShrinkage)
    if (left <= tolerance) {
      move.forEach((along, i) => { point[i]! += along })
      break
    }
    const next = shorten(objective, point, value, gradient, move)
    if (next === null && isFresh) break
    lastLength = next?.length === 1 ? length : 0
    isFresh = false
    if (next === null) continue
    point.set(next.point)
    gradient.set(next.gradient)
    value = next.value
  }
  return curvature
}

/** The step from the point, for the gradient there. */
type Solver = () => Float64Array

/** Share of the last step from which a step is too long for second derivatives of an earlier point. */
const poorShrinkage = 0.25
/** Share of the promised gain that a step must bring (Armijo). */
const leastGain = 1e-4
const mostHalvings = 40

interface Step { readonly point: Float64Array, readonly gradient: Float64Array, readonly value: number, readonly length: number }

function shorten ({ evaluate, l1 }: Objective, from: Float64Array, value: number, slope: Float64Array, move: Float64Array): Step | null {
  const gradient = new Float64Array(from.length)
  const atEnd = from.map((at, i) => at + move[i]!)
  const promised = slope.reduce((sum, along, i) => sum + along * move[i]!, 0) + penalty(atEnd, l1) - penalty(from, l1)
  if (!(promised < 0)) return null
  for (let halving = 0, length = 1; halving < mostHalvings; halving++, length /= 2) {
    const point = length === 1 ? atEnd : from.map((at, i) => at + length * move[i]!)
    const reached = evaluate(point, gradient) + penalty(point, l1)
    if (reached <= value + leastGain * length * promised) return reached < value ? { point, gradient, value: reached, length } : null
  }
  return null
}

function largest (move: Float64Array): number {
  return move.reduce((most, along) => Math.max(most, Math.abs(along)), 0)
}
