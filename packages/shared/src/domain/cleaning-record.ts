import type { Histogram } from './profile.ts'
import type { Problem } from './problem.ts'

/** What the clean stage found and did, whether or not it let the pipeline go on (`cleaning.json`). */
export interface CleaningRecord {
  readonly problem: Problem
  readonly planHash: string
  readonly rows: { readonly file: number, readonly training: number, readonly test: number }
  /** What limits what a model of these rows is to be believed, in words: suspected leaks, conflicting answers. */
  readonly warnings: readonly string[]
  /** For each step of the plan how many cells of the training rows it is about, or rows where it is about rows; null where that says nothing. */
  readonly touched: readonly (number | null)[]
  readonly split: SplitRecord
  /** Numbers that linear models see otherwise than they stand in the file, the most changed first; at most 8. */
  readonly changes: readonly NumberChange[]
  /** Which columns are missing together, in the whole file, the most frequent first; at most 12. Columns without any cell do not take part. */
  readonly missingPatterns: readonly MissingPattern[]
}

/** How rows were parted into those to learn from and those that are locked away. */
export interface SplitRecord {
  readonly by: 'classes' | 'values' | 'groups' | 'time'
  /** The column of the groups or the time, where one was named. */
  readonly column?: string
  /** Rows of each class in the order of the problem's classes; of a regression the target's quantiles .05, .25, .5, .75, .95. */
  readonly training: readonly number[]
  readonly test: readonly number[]
}

export interface NumberChange { readonly column: string, readonly before: NumberShape, readonly after: NumberShape }

export interface NumberShape { readonly histogram: Histogram, readonly integer: boolean, readonly skewness: number }

export interface MissingPattern { readonly columns: readonly string[], readonly rows: number }
