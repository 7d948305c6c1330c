import type { Random } from '@assay/shared'
import type { TreeGround } from '../trees/tree-ground.ts'

/**
 * Draws a tree's rows and puts those that were drawn, ascending, first in the ground's order.
 *
 * @param replace with replacement (bootstrap), else each row at most once
 * @returns how often each row was drawn, and how many rows were
 */
export function drawRows ({ memory, order, trainingRows }: TreeGround, share: number, replace: boolean, random: Random): { weights: Uint16Array, rows: number } {
  const draws = Math.max(1, Math.round(trainingRows * share))
  const weights = new Uint16Array(trainingRows)
  if (replace) for (let draw = 0; draw < draws; draw++) weights[random.integer(trainingRows)]! += 1
  else drawOnce(weights, draws, random)
  const rowNumbers = memory.words(order, trainingRows)
  let rows = 0
  for (let row = 0; row < trainingRows; row++) if (weights[row]! > 0) rowNumbers[rows++] = row
  return { weights, rows }
}

/** @see Knuth, "The art of computer programming", volume 2, algorithm 3.4.2 S */
function drawOnce (weights: Uint16Array, draws: number, random: Random): void {
  let left = draws
  for (let row = 0; row < weights.length; row++) {
    if (random.next() * (weights.length - row) >= left) continue
    weights[row] = 1
    left--
  }
}
