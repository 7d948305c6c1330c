/**
 * A version that is asked the champion's rows after they were answered, so that the two can be compared before a promotion. Nobody
 * waits for it and nobody gets its answers.
 */
export interface Shadow {
  readonly model: string
  readonly version: number
  readonly since: string
  /** Since `since`. */
  readonly comparison: ShadowComparison
}

export interface ShadowComparison {
  /** The champion it was compared with last. */
  readonly champion: number | null
  readonly rows: number
  /** Rows that it could not answer. */
  readonly failed: number
  /** Classification: share of rows with the same label; null while there is none. */
  readonly agreement: number | null
  /** Of the probability of the positive class (several classes: of the champion's label), or of the value; shadow minus champion. */
  readonly meanDifference: number | null
  readonly largestDifference: number | null
}
