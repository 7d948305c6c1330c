import type { Problem } from './problem.ts'

/** What the clean stage found and did, whether or not it let the pipeline go on (`cleaning.json`). */
export interface CleaningRecord {
  readonly problem: Problem
  readonly planHash: string
  readonly rows: { readonly file: number, readonly training: number, readonly test: number }
  /** What limits what a model of these rows is to be believed, in words: suspected leaks, conflicting answers. */
  readonly warnings: readonly string[]
}
