import type { Params } from '@assay/shared'
import type { SearchedLearner } from '../search-space.ts'
import type { SpaceTask } from '../spaces.ts'

/** XGBoost of 2018 in WebAssembly: slow, and it cannot stop early, so it gets few trials and few rounds. */
export function xgboost ({ effort }: SpaceTask): SearchedLearner {
  const most = effort === 'small' ? 150 : 60
  return {
    learner: 'xgboost',
    dimensions: {
      rounds: { kind: 'integer', low: 30, high: most, log: true },
      learningRate: { kind: 'float', low: 0.03, high: 0.3, log: true },
      maxDepth: { kind: 'integer', low: 2, high: 8 },
      minChildWeight: { kind: 'float', low: 0.5, high: 50, log: true },
      l2: { kind: 'float', low: 0.1, high: 100, log: true },
      l1: { kind: 'float', low: 0.001, high: 10, log: true },
      rowShare: { kind: 'float', low: 0.5, high: 1 },
      columnShare: { kind: 'float', low: 0.3, high: 1 }
    },
    portfolio: portfolio.map((params): Params => ({ ...params, rounds: Math.min(Number(params['rounds']), most) })),
    atMost: 4
  }
}

const portfolio: readonly Params[] = [
  { rounds: 100, learningRate: 0.05, maxDepth: 3, minChildWeight: 2, l2: 5, l1: 0.001, rowShare: 0.8, columnShare: 0.6 },
  { rounds: 60, learningRate: 0.1, maxDepth: 5, minChildWeight: 3, l2: 1, l1: 0.001, rowShare: 0.8, columnShare: 0.8 }
]
