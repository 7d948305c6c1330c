/** Rows that were answered, by the bins of the model's fields; a field that has none has an empty list. */
export interface RowCounts { readonly rows: number, readonly bins: readonly (readonly number[])[] }

/** What a shadow and the champion said of the same rows. */
export interface ComparisonSums {
  /** The champion it was compared with last. */
  readonly champion: number
  readonly rows: number
  /** Rows that the shadow could not answer. */
  readonly failed: number
  /** Rows that both gave a label, and those of them that both gave the same. */
  readonly labels: number
  readonly agreed: number
  /** Sum of the differences, shadow minus champion, and the largest of them without its sign. */
  readonly difference: number
  readonly largest: number
}

export interface CountedVersion { readonly model: string, readonly version: number }
export interface CountedShadow extends CountedVersion { readonly since: string }

/**
 * What was counted of answers, added up over processes and their restarts. What a process has not yet added is lost with it, all is lost with
 * Redis; an addition whose answer got lost may count twice.
 */
export interface AnswerCounts {
  readonly addRows: (version: CountedVersion, counts: RowCounts) => Promise<void>
  /** Of today and the six days before (UTC); null where there were none. */
  readonly rows: (version: CountedVersion) => Promise<(RowCounts & { readonly since: string }) | null>
  readonly addComparison: (shadow: CountedShadow, sums: ComparisonSums) => Promise<void>
  /** Null where there were no rows since. */
  readonly comparison: (shadow: CountedShadow) => Promise<ComparisonSums | null>
}
