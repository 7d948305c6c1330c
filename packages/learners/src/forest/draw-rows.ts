import type { Random } from '@assay/shared'
import type { TreeGround } from '../trees/tree-ground.ts'

/** Adds to `weights` how often each row is drawn, `draws` times in all. Calls `checkStop` every so many rows. */
export type Draw = (weights: Uint16Array, draws: number, random: Random, checkStop: () => void) => void

/** Some milliseconds of work. */
const rowsBetweenAsking = 2 ** 16

/**
 * Draws a tree's rows and puts those that were drawn, ascending, first in the ground's order.
 *
 * @param checkStop throws to stop
 * @returns how often each row was drawn, and how many rows were
 */
export function drawRows ({ memory, order, trainingRows }: TreeGround, share: number, draw: Draw, random: Random, checkStop: () => void): { weights: Uint16Array, rows: number } {
  const weights = new Uint16Array(trainingRows)
  draw(weights, Math.max(1, Math.round(trainingRows * share)), random, checkStop)
  const rowNumbers = memory.words(order, trainingRows)
  let rows = 0
  for (let row = 0; row < trainingRows; row++) if (weights[row]! > 0) rowNumbers[rows++] = row
  return { weights, rows }
}

/** With replacement: the bootstrap. */
export const drawAgain: Draw = (weights, draws, random, checkStop) => {
  for (let draw = 0; draw < draws; draw++) {
    if (draw % rowsBetweenAsking === 0) checkStop()
    weights[random.integer(weights.length)]! += 1
  }
}

/** @see Knuth, "The art of computer programming", volume 2, algorithm 3.4.2 S */
export const drawOnce: Draw = (weights, draws, random, checkStop) => {
  let left = draws
  for (let row = 0; row < weights.length; row++) {
    if (row % rowsBetweenAsking === 0) checkStop()
    if (random.next() * (weights.length - row) >= left) continue
    weights[row] = 1
    left--
  }
}

/** What 16 bits hold; only a class of a few rows among millions comes so far. */
const mostDraws = 65_535

/**
 * With replacement, from each class that occurs equally often.
 *
 * @see Chen, Liaw & Breiman, "Using random forest to learn imbalanced data", 2004 (balanced random forest)
 */
export function drawClasses (labels: Float64Array, classes: number): Draw {
  const rowsOf = Array.from({ length: classes }, (): number[] => [])
  labels.forEach((label, row) => rowsOf[label]!.push(row))
  const occurring = rowsOf.filter((rows) => rows.length > 0)
  return (weights, draws, random, checkStop) => {
    for (let draw = 0; draw < draws; draw++) {
      if (draw % rowsBetweenAsking === 0) checkStop()
      const rows = occurring[draw % occurring.length]!
      const row = rows[random.integer(rows.length)]!
      weights[row] = Math.min(weights[row]! + 1, mostDraws)
    }
  }
}
