import type { FittedModel } from '@assay/model'
import { AppError, type ProblemKind } from '@assay/shared'
import { absoluteError } from './absolute-error.ts'
import type { ObjectiveParams } from './boosting-params.ts'
import { huberError } from './huber-error.ts'
import { logistic } from './logistic.ts'
import { quantileError } from './quantile-error.ts'
import type { Scores } from './scores.ts'
import { softmax } from './softmax.ts'
import { squaredError } from './squared-error.ts'

/** What boosting makes smaller. Another one is another file and a line in a table. */
export interface Objective {
  readonly link: FittedModel['link']
  /** Margins that suit the targets best without any tree, one for each output; always finite. */
  readonly base: (targets: Float64Array, setting: ObjectiveSetting) => Float64Array
  /** The unit in which residuals are measured, and l1 and minGain with them. */
  readonly scale: (targets: Float64Array) => number
  /** Memory for what `startRound` computes, in bytes. */
  readonly roundBytes: (outputs: number, stride: number) => number
  /** Once a round, before gradients are asked for. */
  readonly startRound: (scores: Scores) => void
  /** Fills `scores.gradients` with f32 pairs (gradient, hessian) of the training rows for one output, in units of `scores.scale`. */
  readonly fillGradients: (scores: Scores, output: number) => void
  /** A leaf's step before the learning rate, from its rows' residuals, where second order says too little of it. */
  readonly leafStep?: (residuals: Float64Array) => number
  /** Mean loss of rows `begin … end`. */
  readonly loss: (scores: Scores, begin: number, end: number) => number
}

export interface ObjectiveSetting {
  readonly outputs: number
  /** What a row of each class weighs; empty for regression. */
  readonly classWeights: Float64Array
}

/** @throws {AppError} OPTION_INVALID for an objective that the problem cannot have */
export function objectiveOf (kind: ProblemKind, { objective, quantile, huberDelta }: ObjectiveParams): Objective {
  if (objective === undefined) return objectives[kind]
  if (kind !== 'regression') throw new AppError('OPTION_INVALID', `The param "objective" is for regression, and the problem is ${kind}; leave it out`)
  return { squared: squaredError, absolute: absoluteError, huber: huberError(huberDelta ?? 1), quantile: quantileError(quantile ?? 0.5) }[objective]
}

export const objectives = { binary: logistic, multiclass: softmax, regression: squaredError } as const satisfies Record<ProblemKind, Objective>
