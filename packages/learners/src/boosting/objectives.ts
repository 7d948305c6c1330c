import type { FittedModel } from '@assay/model'
import type { ProblemKind } from '@assay/shared'
import { logistic } from './logistic.ts'
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
  /** Mean loss of rows `begin … end`. */
  readonly loss: (scores: Scores, begin: number, end: number) => number
}

export interface ObjectiveSetting { readonly outputs: number, readonly positiveWeight: number }

export const objectives = { binary: logistic, multiclass: softmax, regression: squaredError } as const satisfies Record<ProblemKind, Objective>
