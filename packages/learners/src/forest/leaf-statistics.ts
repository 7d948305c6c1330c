import type { ProblemKind } from '@assay/shared'
import type { Split } from '../trees/split.ts'
import type { TreeGround } from '../trees/tree-ground.ts'
import { classShares } from './class-shares.ts'
import { meanTarget } from './mean-target.ts'
import { positiveShare } from './positive-share.ts'

/** What a forest's nodes are judged by, and what its leaves answer. Ranges are of the ground's order. */
export interface LeafStatistics {
  /** @param weights how often each training row is in the next tree */
  readonly startTree: (weights: Uint16Array) => void
  /** Sums a node up; what follows is about this node. */
  readonly enterNode: (begin: number, end: number) => NodeSummary
  /** @param draws for each feature a number in [0, 1) that chooses its only cut, or null: all cuts are tried */
  readonly findSplit: (begin: number, end: number, features: Uint32Array, draws: Float64Array | null) => Split | null
  /** @returns the leaf's value, or the index of its first value in `leafValues()` */
  readonly leafValue: () => number
  /** What a leaf of that value answers. */
  readonly answerOf: (leafValue: number, output: number) => number
  /** Values of all leaves so far, where a leaf has several. */
  readonly leafValues: () => Float64Array
}

export interface NodeSummary {
  readonly weight: number
  /** No split can make it purer. */
  readonly pure: boolean
}

export interface LeafTask {
  readonly ground: TreeGround
  readonly targets: Float64Array
  readonly outputs: number
  readonly trees: number
  readonly minRowsPerLeaf: number
}

export const leafStatistics = { binary: positiveShare, multiclass: classShares, regression: meanTarget } as const satisfies Record<ProblemKind, (task: LeafTask) => LeafStatistics>
