import type { LearnerName, Params, Proposal } from '@assay/shared'

/** One hyperparameter's values. `when`: it exists only where another parameter has one of the given values. */
export type Dimension = (
  | { readonly kind: 'float', readonly low: number, readonly high: number, readonly log?: boolean }
  | { readonly kind: 'integer', readonly low: number, readonly high: number, readonly log?: boolean }
  | { readonly kind: 'choice', readonly values: readonly ParamValue[] }
) & { readonly when?: { readonly parameter: string, readonly in: readonly ParamValue[] } }

export type ParamValue = string | number | boolean

/** A learner's hyperparameters by name; a parameter stands after those that its `when` names. */
export type LearnerSpace = Readonly<Record<string, Dimension>>

/** At least one learner has a dimension to search. */
export interface SearchSpace {
  readonly learners: readonly SearchedLearner[]
  /** Trials that follow the portfolio, before the sampler. */
  readonly warmStart?: readonly Proposal[]
}

export interface SearchedLearner {
  readonly learner: LearnerName
  /** Empty: only its portfolio is tried. */
  readonly dimensions: LearnerSpace
  /** Params worth trying first, best first. */
  readonly portfolio: readonly Params[]
  /** Trials that this learner gets at most, its portfolio included; absent: no limit. */
  readonly atMost?: number
}

/** A parameter that is not searched. */
export function always (value: ParamValue): Dimension {
  return { kind: 'choice', values: [value] }
}

/** Whether a parameter exists beside the values that were chosen before it. */
export function isActive (dimension: Dimension, params: Params): boolean {
  const { when } = dimension
  if (when === undefined) return true
  const value = params[when.parameter]
  return value !== undefined && when.in.includes(value)
}
