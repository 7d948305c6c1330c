import { factoriseCholesky, solveCholesky } from './solve-cholesky.ts'

/** A quadratic around a point, and an L1 penalty: slope · move + move · curvature · move / 2 + Σ l1 × |point + move|. */
export interface PenalisedQuadratic {
  /** size × size, symmetric, no direction bends down. */
  readonly curvature: Float64Array
  /** Of the quadratic, at the point. */
  readonly slope: Float64Array
  readonly point: Float64Array
  /** Weight of each coordinate's absolute value; ≥ 0. */
  readonly l1: Float64Array
}

/**
 * The move to the least of a quadratic and an L1 penalty. Sweeps over the coordinates find which of them are 0, and the signs of the
 * others; where they creep, because coordinates stand in for each other, all that are not 0 move at once, as Newton's step leads.
 *
 * @see Friedman, Hastie & Tibshirani, "Regularization Paths for Generalized Linear Models via Coordinate Descent", 2010 (sweeps)
 * @see Lee, Battle, Raina & Ng, "Efficient sparse coding algorithms", 2006 (feature-sign search)
 */
export function minimisePenalisedQuadratic (quadratic: PenalisedQuadratic): Float64Array {
  const { point, slope } = quadratic
  const reached: PenalisedQuadratic = { ...quadratic, point: point.slice(), slope: slope.slice() }
  /** Sweeps that cost what a factorisation does. */
  const faceSweeps = Math.ceil(point.length / 6)
  const mostSweeps = mostProducts / point.length ** 2
  for (let sweep = 1; sweep <= mostSweeps && sweepCoordinates(reached) > smallestChange; sweep++) {
    if (sweep % faceSweeps > 0) continue
    do {
      sweep += faceSweeps
    } while (sweep <= mostSweeps && !moveOnFace(reached))
  }
  return reached.point.map((at, i) => at - point[i]!)
}

/** About 100 ms of work. */
const mostProducts = 1e8
/** Of the slope, by the longest of a sweep's moves. */
const smallestChange = 1e-9
/** Of the quadratic, by a step. */
const smallestGain = 1e-18

/** Moves each coordinate to its best, the others staying. @returns the largest slope that was removed */
function sweepCoordinates (reached: PenalisedQuadratic): number {
  const { curvature, slope, point, l1 } = reached
  const size = point.length
  let largest = 0
  for (let i = 0; i < size; i++) {
    const bend = curvature[i * size + i]!
    if (!(bend > 0)) continue
    const free = point[i]! - slope[i]! / bend
    const change = Math.sign(free) * Math.max(Math.abs(free) - l1[i]! / bend, 0) - point[i]!
    if (change === 0) continue
    moveCoordinate(reached, i, change)
    largest = Math.max(largest, Math.abs(change) * bend)
  }
  return largest
}

function moveCoordinate ({ curvature, slope, point }: PenalisedQuadratic, i: number, change: number): void {
  point[i]! += change
  for (let j = 0, at = i * slope.length; j < slope.length; j++, at++) slope[j]! += curvature[at]! * change
}

/**
 * Moves all coordinates that are not 0 at once: towards their best with these signs, as far as that gains when signs change on the way.
 *
 * @returns whether they are at their best
 */
function moveOnFace (reached: PenalisedQuadratic): boolean {
  const { curvature, slope, point, l1 } = reached
  const size = point.length
  const free = Array.from(point.keys()).filter((i) => point[i] !== 0 || l1[i] === 0)
  const bends = new Float64Array(free.length ** 2)
  free.forEach((i, a) => { free.forEach((j, b) => { bends[a * free.length + b] = curvature[i * size + j]! }) })
  const uphill = Float64Array.from(free, (i) => slope[i]! + l1[i]! * Math.sign(point[i]!))
  const direction = solveCholesky(factoriseCholesky(bends, free.length), uphill.map((along) => -along))

  const gain = direction.reduce((sum, along, a) => sum - along * uphill[a]!, 0)
  if (!(gain > smallestGain)) return true
  const kinks = free.flatMap((i, a) => (l1[i]! > 0 ? [{ at: -point[i]! / direction[a]!, steeper: 2 * l1[i]! * Math.abs(direction[a]!) }] : [])).filter(({ at }) => at > 0 && at < 1)
  const length = bestLength(gain, kinks.sort((a, b) => a.at - b.at))
  free.forEach((i, a) => {
    const isAtKink = l1[i]! > 0 && -point[i]! / direction[a]! === length
    moveCoordinate(reached, i, isAtKink ? -point[i]! : length * direction[a]!)
  })
  return length === 1
}

/**
 * Where along Newton's step, 0 to 1, a parabola whose slope grows from −gain to 0, and by `steeper` at each kink, is least.
 *
 * @param kinks ascending
 */
function bestLength (gain: number, kinks: readonly { readonly at: number, readonly steeper: number }[]): number {
  let slope = -gain
  for (const { at, steeper } of kinks) {
    if (slope + gain * at >= 0) break
    slope += steeper
    if (slope + gain * at >= 0) return at
  }
  return -slope / gain
}
