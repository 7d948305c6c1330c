import type { Objective } from './objectives.ts'
import { meanLoss, quantileOf, setGradients, standardDeviation } from './residuals.ts'

/**
 * Pinball loss: the model answers the value that a share of rows stays below. Leaves step to that quantile of their residuals.
 *
 * @param share between 0 and 1; 0.5 is the median
 * @see Koenker & Bassett, "Regression quantiles", 1978; Friedman, "Greedy function approximation", 2001, algorithm 3 (leaves)
 */
export function quantileError (share: number): Objective {
  return {
    link: 'identity',
    base: (targets) => Float64Array.of(quantileOf(targets, share)),
    scale: standardDeviation,
    roundBytes: () => 0,
    startRound: () => {},
    fillGradients: (scores) => { setGradients(scores, (residual) => (residual > 0 ? -share : residual < 0 ? 1 - share : 0)) },
    leafStep: (residuals) => quantileOf(residuals, share),
    loss: (scores, begin, end) => meanLoss(scores, begin, end, (residual) => (residual > 0 ? share * residual : (share - 1) * residual))
  }
}
