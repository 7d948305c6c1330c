import { log } from '@assay/shared'

/**
 * The population stability index of two histograms: Σ (live − training) × ln(live / training) over the shares of their bins; 0 where
 * they are alike, without an upper bound. Half a row more in every bin keeps an empty one from being infinitely far.
 *
 * @param training rows of each bin
 * @param live     as many bins
 * @see Yurdakul, "Statistical Properties of Population Stability Index", 2018 (a symmetric divergence; about (bins − 1) / rows by chance alone)
 */
export function populationStability (training: readonly number[], live: readonly number[]): number {
  const ofTraining = shares(training)
  const ofLive = shares(live)
  return ofTraining.reduce((sum, share, bin) => sum + (ofLive[bin]! - share) * log(ofLive[bin]! / share), 0)
}

function shares (counts: readonly number[]): number[] {
  const rows = counts.reduce((sum, count) => sum + count + 0.5, 0)
  return counts.map((count) => (count + 0.5) / rows)
}
