/** Columns that may give the answer away. A certain one stops the pipeline, a likely one warns. */
export interface Leak {
  readonly severity: 'certain' | 'likely'
  readonly columns: readonly string[]
  /** `copy`: the target under another name; `almostAlone`: predicts it by itself; `order`: the rows are ordered by the target. */
  readonly kind: 'copy' | 'almostAlone' | 'order'
  /** The evidence, in words. */
  readonly detail: string
}
