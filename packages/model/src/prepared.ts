import type { CleaningStep, Validation } from '@assay/shared'
import type { Artifact } from './artifact.ts'

/**
 * What the clean stage leaves for the stages after it (`prepared.json`): the part of the artifact that is known before
 * anything is learnt, what is to be learnt inside the folds, and where the rows are.
 */
export interface Prepared extends Pick<Artifact, 'problem' | 'recipe' | 'fields'> {
  readonly rules: readonly CleaningStep[]
  readonly planHash: string
  readonly tableHash: string
  /** How trials are compared. */
  readonly validation: Pick<Validation, 'folds' | 'repeats' | 'ordered'>
  readonly rows: { readonly file: number, readonly training: number, readonly test: number }
  /** What did not stop the pipeline but limits what its model is to be believed, in words: suspected leaks, conflicting answers. */
  readonly leakWarnings: readonly string[]
}
