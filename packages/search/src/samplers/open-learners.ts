import type { Proposal } from '@assay/shared'
import type { SearchedLearner, SearchSpace } from '../search-space.ts'

/** The learners that may still be proposed: something to search, and trials left; when none has trials left, limits do not count. */
export function openLearners ({ learners }: SearchSpace, earlier: readonly Proposal[]): readonly SearchedLearner[] {
  const searched = learners.filter(({ dimensions }) => Object.keys(dimensions).length > 0)
  const open = searched.filter(({ learner, atMost = Infinity }) => earlier.filter((trial) => trial.learner === learner).length < atMost)
  return open.length > 0 ? open : searched
}
