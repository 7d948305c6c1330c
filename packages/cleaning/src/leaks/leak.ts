/** Columns that may give the answer away. A certain one stops the pipeline, a likely one warns. */
export interface Leak {
  readonly severity: 'certain' | 'likely'
  readonly columns: readonly string[]
  readonly kind: LeakKind
  /** The evidence, in words. */
  readonly detail: string
}

export type LeakKind =
  /** The target under another name. */
  | 'copy'
  /** Two columns that give the target when they are added or taken from each other. */
  | 'sum'
  /** Predicts the target by itself. */
  | 'almostAlone'
  /** Where its cells are missing says much about the target. */
  | 'missing'
  /** Its name says that it comes after the answer. */
  | 'name'
  /** The rows are ordered by the target. */
  | 'order'
