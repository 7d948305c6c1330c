import { createRandom } from '@assay/shared'

/** How often ours ends with the smaller regret, over all pairs of seeds, with a 95 % bootstrap interval over seeds. */
export interface Superiority { readonly share: number, readonly low: number, readonly high: number, readonly verdict: 'better' | 'no worse than noise' | 'worse' }

const resamples = 1000

export function compareRegrets (ours: readonly number[], theirs: readonly number[]): Superiority {
  const random = createRandom('resamples')
  const again = (values: readonly number[]): number[] => values.map(() => values[random.integer(values.length)]!)
  const shares = Array.from({ length: resamples }, () => winShare(again(ours), again(theirs))).sort((a, b) => a - b)
  const [low, high] = [shares[Math.floor(resamples * 0.025)]!, shares[Math.ceil(resamples * 0.975) - 1]!]
  return { share: winShare(ours, theirs), low, high, verdict: low > 0.5 ? 'better' : high < 0.5 ? 'worse' : 'no worse than noise' }
}

/** A tie counts half. @see Mann & Whitney, "On a Test of Whether one of Two Random Variables is Stochastically Larger than the Other", 1947 */
function winShare (ours: readonly number[], theirs: readonly number[]): number {
  let wins = 0
  for (const own of ours) for (const other of theirs) wins += own < other ? 1 : own === other ? 0.5 : 0
  return wins / ours.length / theirs.length
}
