import type { Address } from '@assay/kernels'
import { AppError } from '@assay/shared'
import { storeTree, type GrownTree } from '../trees/grown-tree.ts'
import type { TreeGround } from '../trees/tree-ground.ts'
import type { Objective, ObjectiveSetting } from './objectives.ts'

/** Margins so far and targets of all rows of the ground, in the kernels' memory. */
export interface Scores extends ObjectiveSetting {
  readonly ground: TreeGround
  readonly base: Float64Array
  /** f64, output-major, `ground.stride` rows an output. */
  readonly margins: Address
  /** f64. */
  readonly targets: Address
  /** What the objective keeps for a round. */
  readonly round: Address
  readonly scale: number
  /** `classWeights` as f32. */
  readonly weights: Address
}

/**
 * @param targets of the ground's rows, in its order; the objective's base and scale come from the training rows alone
 * @throws {AppError} FIT_DIVERGED
 */
export function openScores (ground: TreeGround, objective: Objective, targets: Float64Array, setting: ObjectiveSetting): Scores {
  const { memory, stride, rows, trainingRows, order } = ground
  const known = targets.subarray(0, trainingRows)
  const scores: Scores = {
    ...setting,
    ground,
    base: objective.base(known, setting),
    scale: objective.scale(known),
    margins: memory.reserve(setting.outputs * stride * 8),
    targets: memory.reserve(stride * 8),
    round: memory.reserve(objective.roundBytes(setting.outputs, stride)),
    weights: memory.reserve(setting.classWeights.length * 4)
  }
  if (![...scores.base, scores.scale].every(Number.isFinite)) throw new AppError('FIT_DIVERGED', 'The target has no finite mean and spread; rescale it')
  memory.doubles(scores.targets, stride).fill(0).set(targets)
  memory.singles(scores.weights, setting.classWeights.length).set(setting.classWeights)
  scores.base.forEach((margin, output) => { memory.doubles(marginsAddress(scores, output), stride).fill(margin) })
  // held-out rows stand behind the training rows and are never reordered
  memory.words(order, rows).forEach((_, row, all) => { all[row] = row })
  return scores
}

/** Adds a tree to the rows that it did not learn from: those not sampled, and those held out. */
export function addToOtherRows (scores: Scores, output: number, tree: GrownTree, sampled: number): void {
  const { kernels, memory, rowMajor, rowBytes, order, rows } = scores.ground
  if (sampled === rows) return
  const mark = memory.mark()
  kernels.walkTree(storeTree(memory, tree), rowMajor, rowBytes, order, sampled, rows, marginsAddress(scores, output))
  memory.release(mark)
}

export function marginsAddress ({ ground, margins }: Scores, output: number): Address {
  return margins + output * ground.stride * 8
}

export function marginsOf (scores: Scores, output: number): Float64Array {
  return scores.ground.memory.doubles(marginsAddress(scores, output), scores.ground.rows)
}

export function targetsOf ({ ground, targets }: Scores): Float64Array {
  return ground.memory.doubles(targets, ground.rows)
}
