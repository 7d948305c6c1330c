import type { PipelineOptions, Validation } from '@assay/shared'

/** How trials were compared, in numbers and in words. */
export function describeValidation ({ folds, repeats, ordered }: Pick<Validation, 'folds' | 'repeats' | 'ordered'>, { group }: Pick<PipelineOptions, 'group'>): Validation {
  const scheme = folds === 1 ? 'one hold-out of a fifth of the rows' : `${folds}-fold cross-validation`
  const order = ordered ? 'each fold after the rows it learns from' : group === undefined ? 'stratified' : `equal rows of "${group}" held out together`
  const repeated = repeats > 1 ? `, ${repeats} times with other folds` : ''
  return { folds, repeats, ordered, ...(group !== undefined && { group }), sentence: `${scheme}, ${order}${repeated}` }
}
