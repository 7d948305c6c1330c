import type { LearnerSpace } from '@assay/search'
import type { Params } from '@assay/shared'

/** Something to search: small losses are good. */
export interface Objective {
  readonly name: string
  readonly dimensions: LearnerSpace
  readonly loss: (params: Params) => number
  /** Searches of each kind. */
  readonly seeds: number
  /** How many trials run at once: each is proposed from the results of those so far before it. */
  readonly lags: readonly number[]
}
