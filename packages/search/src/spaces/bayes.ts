import type { Params } from '@assay/shared'
import type { SearchedLearner } from '../search-space.ts'

/** Naive Bayes: fitted in no time, and seldom the best alone, so it gets few trials. For classes only. */
export function bayes (): SearchedLearner {
  return {
    learner: 'bayes',
    dimensions: {
      pseudoRows: { kind: 'float', low: 0.1, high: 100, log: true },
      trust: { kind: 'float', low: 0.1, high: 1 }
    },
    portfolio,
    atMost: 3
  }
}

const portfolio: readonly Params[] = [{ pseudoRows: 3, trust: 0.5 }]
