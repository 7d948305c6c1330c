import type { IsotonicCurve } from './calibration.ts'

/**
 * The rising step curve nearest to what happened (pool adjacent violators), each step given by its ends. Steps keep off 0 and 1 by
 * 1 / (rows + 2): never seen is not never.
 *
 * @param target 1 where the row is of the class
 * @see Zadrozny & Elkan, "Transforming Classifier Scores into Accurate Multiclass Probability Estimates", 2002
 */
export function fitIsotonic (target: Float64Array, probabilities: Float64Array): IsotonicCurve {
  const steps: Step[] = []
  for (const point of pointsOf(target, probabilities)) {
    let step = point
    for (let before = steps[steps.length - 1]; before !== undefined && before.sum * step.rows >= step.sum * before.rows; before = steps[steps.length - 1]) {
      step = { low: before.low, high: step.high, sum: before.sum + step.sum, rows: before.rows + step.rows }
      steps.pop()
    }
    steps.push(step)
  }
  const margin = 1 / (target.length + 2)
  const corners = steps.flatMap(({ low, high, sum, rows }) => {
    const y = Math.min(1 - margin, Math.max(margin, sum / rows))
    return low === high ? [{ x: low, y }] : [{ x: low, y }, { x: high, y }]
  })
  return { x: Float64Array.from(corners, ({ x }) => x), y: Float64Array.from(corners, ({ y }) => y) }
}

/** Rows with probabilities from `low` to `high`: how many, and how many of them are of the class. */
interface Step { readonly low: number, readonly high: number, readonly sum: number, readonly rows: number }

/** One for each distinct probability, ascending. */
function pointsOf (target: Float64Array, probabilities: Float64Array): Step[] {
  const order = Uint32Array.from(target, (_, row) => row).sort((a, b) => probabilities[a]! - probabilities[b]!)
  const points: Step[] = []
  for (let first = 0, end = 0; first < order.length; first = end) {
    const p = probabilities[order[first]!]!
    let sum = 0
    for (end = first; end < order.length && probabilities[order[end]!] === p; end++) sum += target[order[end]!]!
    points.push({ low: p, high: p, sum, rows: end - first })
  }
  return points
}
