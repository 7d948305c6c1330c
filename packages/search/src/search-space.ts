import type { LearnerName, Params } from '@assay/shared'

/** One hyperparameter's values. `when`: it exists only where another parameter has one of the given values. */
export type Dimension = (
  | { readonly kind: 'float', readonly low: number, readonly high: number, readonly log?: boolean }
  | { readonly kind: 'integer', readonly low: number, readonly high: number, readonly log?: boolean }
  | { readonly kind: 'choice', readonly values: readonly (string | number | boolean)[] }
) & { readonly when?: { readonly parameter: string, readonly in: readonly (string | number | boolean)[] } }

/** A learner's hyperparameters by name; a parameter stands after those that its `when` names. */
export type LearnerSpace = Readonly<Record<string, Dimension>>

export interface SearchSpace {
  readonly learners: readonly {
    readonly learner: LearnerName
    readonly dimensions: LearnerSpace
    /** Params worth trying first, best first. */
    readonly portfolio: readonly Params[]
  }[]
}
