import type { ReliabilityBin } from '@assay/shared'

/**
 * Rows in order of probability, cut into bins of about equal size; equal probabilities share a bin.
 *
 * @param target 1 where the row is of the class
 */
export function reliabilityCurve (target: Float64Array, probabilities: Float64Array, bins = 10): ReliabilityBin[] {
  const order = Uint32Array.from(target, (_, row) => row).sort((a, b) => probabilities[a]! - probabilities[b]!)
  const curve: ReliabilityBin[] = []
  for (let first = 0; first < order.length;) {
    let end = Math.max(first + 1, Math.round((curve.length + 1) * order.length / bins))
    while (end < order.length && probabilities[order[end]!] === probabilities[order[end - 1]!]) end++
    const rows = order.subarray(first, end)
    curve.push({
      rows: rows.length,
      predicted: rows.reduce((sum, row) => sum + probabilities[row]!, 0) / rows.length,
      observed: rows.reduce((sum, row) => sum + target[row]!, 0) / rows.length
    })
    first = end
  }
  return curve
}

/** The mean distance of probability and share over the bins, weighed by rows; 0 to 1. */
export function expectedCalibrationError (target: Float64Array, probabilities: Float64Array, bins?: number): number {
  const curve = reliabilityCurve(target, probabilities, bins)
  return curve.reduce((sum, bin) => sum + bin.rows * Math.abs(bin.predicted - bin.observed), 0) / target.length
}
