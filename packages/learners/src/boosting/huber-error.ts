import type { Objective } from './objectives.ts'
import { meanLoss, quantileOf, setGradients, standardDeviation } from './residuals.ts'

/**
 * Squared for small residuals, absolute for large ones.
 *
 * @param delta where one becomes the other, in standard deviations of the target
 * @see Huber, "Robust estimation of a location parameter", 1964
 */
export function huberError (delta: number): Objective {
  return {
    link: 'identity',
    base: (targets) => Float64Array.of(quantileOf(targets, 0.5)),
    scale: standardDeviation,
    roundBytes: () => 0,
    startRound: () => {},
    fillGradients: (scores) => { setGradients(scores, (residual) => Math.max(-delta, Math.min(delta, -residual))) },
    loss: (scores, begin, end) => meanLoss(scores, begin, end, (residual) => {
      const size = Math.abs(residual)
      return size <= delta ? residual * residual / 2 : delta * (size - delta / 2)
    })
  }
}
