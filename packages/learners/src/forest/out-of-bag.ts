import type { RowPredictions } from '../learner.ts'
import { storeTree, type GrownTree } from '../trees/grown-tree.ts'
import type { TreeGround } from '../trees/tree-ground.ts'
import type { LeafStatistics } from './leaf-statistics.ts'

/** Adds up what the trees answer to the training rows that they were grown without. */
export interface OutOfBag {
  /** @param weights how often each training row is in the tree's bag */
  readonly addTree: (tree: GrownTree, weights: Uint16Array) => void
  /** @returns null when a row was in every tree's bag: the rest would not stand for all rows; and when a row stands there twice: it can be in the bag and out of it */
  readonly predictions: () => RowPredictions | null
}

interface OutOfBagTask {
  readonly ground: TreeGround
  /** Row numbers of the table that are learnt from. */
  readonly rows: Uint32Array
  readonly leaves: Pick<LeafStatistics, 'answerOf'>
  readonly outputs: number
  /** Trees of the forest; each leaf answers with its part of their mean. */
  readonly trees: number
}

/** Of more rows every second, third … is answered: a score of so many is as exact as a fold's, and costs little beside the trees of a large table. */
const mostRows = 2_500

/** @see Breiman, "Out-of-bag estimation", 1996 */
export function createOutOfBag ({ ground, rows, leaves, outputs, trees }: OutOfBagTask): OutOfBag {
  const { kernels, memory, rowMajor, rowBytes, trainingRows } = ground
  const step = Math.ceil(trainingRows / mostRows)
  const repeats = rows.some((row, i) => row === rows[i - 1])
  const answered = rows.filter((_, row) => row % step === 0)
  const sums = new Float64Array(answered.length * outputs)
  const answers = new Uint16Array(answered.length)
  const left = memory.reserve(answered.length * 4)
  const reached = memory.reserve(trainingRows * 8)

  return {
    addTree (tree, weights) {
      const mark = memory.mark()
      const nodes = storeTree(memory, tree)
      const outOfBag = memory.words(left, answered.length)
      const leafValues = memory.doubles(reached, trainingRows)
      let count = 0
      for (let row = 0; row < trainingRows; row += step) {
        if (weights[row]! > 0) continue
        outOfBag[count++] = row
        leafValues[row] = 0
      }
      kernels.walkTree(nodes, rowMajor, rowBytes, left, 0, count, reached)
      for (const row of outOfBag.subarray(0, count)) {
        const place = row / step
        answers[place]! += 1
        for (let output = 0; output < outputs; output++) sums[place * outputs + output]! += leaves.answerOf(leafValues[row]!, output)
      }
      memory.release(mark)
    },
    predictions: () => repeats || answers.includes(0) ? null : { rows: answered, predictions: sums.map((sum, at) => sum * trees / answers[Math.floor(at / outputs)]!) }
  }
}
