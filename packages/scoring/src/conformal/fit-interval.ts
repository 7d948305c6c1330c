import type { ConformalRule } from '@assay/shared'
import { conformalQuantile } from './conformal-quantile.ts'

/**
 * Intervals of values by the size of errors on rows that the model had not learnt from. Rows of near predictions are taken together
 * (a Mondrian taxonomy), so that large values may be less sure than small ones, and coverage holds in each part.
 *
 * @param target what was; n, more than 0
 * @param predictions out of fold; n
 * @param coverage the share of rows that should lie within
 * @see Vovk, Gammerman & Shafer, "Algorithmic Learning in a Random World", 2005, section 4.5 (Mondrian)
 */
export function fitInterval (target: Float64Array, predictions: Float64Array, coverage: number): Extract<ConformalRule, { kind: 'interval' }> {
  const order = Uint32Array.from(target, (_, row) => row).sort((a, b) => predictions[a]! - predictions[b]! || a - b)
  const parts = Math.max(1, Math.min(mostParts, Math.floor(target.length / fewestRowsOfPart)))
  const edges: number[] = []
  const radii: number[] = []
  for (let part = 0, first = 0; part < parts; part++) {
    let end = Math.round((part + 1) * target.length / parts)
    // Equal predictions have one interval: they stay in one part.
    while (end < order.length && predictions[order[end]!] === predictions[order[end - 1]!]) end++
    if (end <= first) continue
    if (first > 0) edges.push(predictions[order[first]!]!)
    radii.push(conformalQuantile(Float64Array.from(order.subarray(first, end), (row) => Math.abs(target[row]! - predictions[row]!)), coverage))
    first = end
  }
  return { kind: 'interval', coverage, edges: Float64Array.from(edges), radii: Float64Array.from(radii) }
}

const mostParts = 10
/** A tenth outside of so many rows is twenty: enough for their limit to be known to a few percent. */
const fewestRowsOfPart = 200
