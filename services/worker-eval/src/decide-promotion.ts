import { sayNumber } from '@assay/shared'
import type { Comparison } from '@assay/shared'

export interface Promotion { readonly promoted: boolean, readonly reason: string }

/** A challenger replaces the champion when it is better on the same locked rows by more than noise. */
export function decidePromotion (comparison: Comparison | null, metric: string): Promotion {
  if (comparison === null) return { promoted: true, reason: 'the first version of this model' }
  if (!comparison.comparable) return { promoted: false, reason: `registered, not promoted: ${comparison.reason}; promote it by hand if it should answer` }
  const { difference, low, high, better } = comparison
  const evidence = `${metric} differs by ${sayNumber(difference, 3)} on the same locked rows, 95 % interval ${sayNumber(low, 3)} to ${sayNumber(high, 3)}`
  return better === 'challenger'
    ? { promoted: true, reason: `better than the champion by more than noise: ${evidence}` }
    : { promoted: false, reason: `registered, not promoted: ${better === 'tie' ? 'not better than the champion by more than noise' : 'worse than the champion'} (${evidence})` }
}
