import type { Params } from '@assay/shared'
import { always, type SearchedLearner } from '../search-space.ts'
import type { Effort, SpaceTask } from '../spaces.ts'

/** A small neural network. `epochs` is a ceiling, early stopping finds the number. It is seldom the best alone, so it gets few trials. */
export function mlp ({ effort }: SpaceTask): SearchedLearner {
  const { epochs, mostUnits, atMost } = limits[effort]
  return {
    learner: 'mlp',
    dimensions: {
      hidden: { kind: 'integer', low: 8, high: mostUnits, log: true },
      hidden2: { kind: 'choice', values: [0, 8, 16] },
      learningRate: { kind: 'float', low: 0.002, high: 0.05, log: true },
      weightDecay: { kind: 'float', low: 0.001, high: 5, log: true },
      epochs: always(epochs)
    },
    portfolio: portfolio.map((params): Params => ({ ...params, epochs })),
    atMost
  }
}

const limits: Record<Effort, { epochs: number, mostUnits: number, atMost: number }> = {
  small: { epochs: 150, mostUnits: 64, atMost: 6 },
  medium: { epochs: 30, mostUnits: 64, atMost: 3 },
  large: { epochs: 10, mostUnits: 32, atMost: 2 },
  huge: { epochs: 4, mostUnits: 32, atMost: 1 }
}

const portfolio: readonly Params[] = [
  { hidden: 16, hidden2: 0, learningRate: 0.01, weightDecay: 2 },
  { hidden: 32, hidden2: 16, learningRate: 0.02, weightDecay: 0.1 }
]
