import type { Random } from '@assay/shared'
import type { TreeGround } from '../trees/tree-ground.ts'

/**
 * Orders the training rows for a tree: the sampled ones first, then the others, both ascending.
 *
 * @returns number of sampled rows, at least 1
 */
export function sampleRows ({ memory, order, trainingRows }: TreeGround, share: number, random: Random): number {
  const rows = memory.words(order, trainingRows)
  const sampled = Math.max(1, Math.round(trainingRows * share))
  if (sampled === trainingRows) {
    for (let row = 0; row < trainingRows; row++) rows[row] = row
    return sampled
  }
  let inside = 0
  let outside = sampled
  for (let row = 0; row < trainingRows; row++) {
    if (random.next() * (trainingRows - row) < sampled - inside) rows[inside++] = row
    else rows[outside++] = row
  }
  return sampled
}

/** @returns features, ascending, at least one */
export function sampleFeatures (features: number, share: number, random: Random): Uint32Array {
  const all = Uint32Array.from({ length: features }, (_, feature) => feature)
  const count = Math.max(1, Math.round(features * share))
  return count === features ? all : random.shuffle(all).slice(0, count).sort()
}
