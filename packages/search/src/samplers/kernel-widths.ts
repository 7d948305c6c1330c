import { exp, log } from '@assay/shared'

/**
 * How wide the kernels of one dimension are, as standard deviations on the unit scale.
 *
 * @param places     where the kernels stand, 0 to 1; one a kernel
 * @param dimensions how many the kernels have
 */
export type KernelWidths = (places: readonly number[], dimensions: number) => number[]

/** All alike, by Scott's rule: a smooth estimate of many observations. The constant is Optuna's. */
export const evenWidths: KernelWidths = (places, dimensions) => {
  const rule = 0.2 * exp(-log(Math.max(1, places.length - 1)) / (dimensions + 4))
  return places.map(() => Math.max(rule, narrowest(places.length)))
}

/**
 * Each as far as its farther neighbour: where observations gather, the estimate gets sharp in that dimension, and stays wide in one that
 * does not matter.
 *
 * @see Bergstra et al., "Algorithms for Hyper-Parameter Optimization", 2011, 4.2
 */
export const neighbourWidths: KernelWidths = (places) => {
  const widths = new Array<number>(places.length)
  const ascending = places.map((_, kernel) => kernel).sort((a, b) => places[a]! - places[b]!)
  ascending.forEach((kernel, rank) => {
    const distanceTo = (neighbour: number | undefined): number => neighbour === undefined ? 0 : Math.abs(places[neighbour]! - places[kernel]!)
    widths[kernel] = Math.max(narrowest(places.length), distanceTo(ascending[rank - 1]), distanceTo(ascending[rank + 1]))
  })
  return widths
}

/** Below this a few observations would be taken for certainty. */
function narrowest (kernels: number): number {
  return 1 / Math.min(100, 1 + kernels)
}
