import type { Params } from '@assay/shared'
import { always, type LearnerSpace, type SearchedLearner } from '../search-space.ts'
import type { Effort, SpaceTask } from '../spaces.ts'

/**
 * Gradient boosting on histograms. `rounds` is a ceiling, early stopping finds the number; `maxLeaves` 0 grows depth by depth.
 * Small tables get shallow trees and heavy regularisation, medium ones small steps and many of them, large ones deep trees and larger steps.
 */
export function boosting (task: SpaceTask): SearchedLearner {
  const { rounds, slowest } = limits[task.effort]
  const small = task.effort === 'small'
  const cheap = small || task.effort === 'medium'
  const binary = task.problem.kind === 'binary'
  const dimensions: LearnerSpace = {
    rounds: always(rounds),
    learningRate: { kind: 'float', low: slowest, high: 0.3, log: true },
    maxDepth: { kind: 'integer', low: cheap ? 1 : 3, high: small ? 8 : 12 },
    maxLeaves: { kind: 'choice', values: small ? [0, 7, 15, 31] : [0, 31, 63, 127] },
    minChildWeight: { kind: 'float', low: 0.5, high: small ? 50 : 200, log: true },
    l2: { kind: 'float', low: 0.01, high: 100, log: true },
    l1: { kind: 'float', low: 0.001, high: 10, log: true },
    minGain: { kind: 'float', low: 0.001, high: 5, log: true },
    rowShare: { kind: 'float', low: 0.5, high: 1 },
    columnShare: { kind: 'float', low: 0.3, high: 1 },
    ...(binary && { positiveWeight: { kind: 'float', low: 0.5, high: 5, log: true } })
  }
  const portfolio = portfolios[task.effort].map((params): Params => ({ rounds, ...common, ...params, ...(binary && { positiveWeight: 1 }) }))
  return { learner: 'boosting', dimensions, portfolio }
}

/** On tables of medium size many small steps are worth their time: early stopping ends those that are not. */
const limits: Record<Effort, { rounds: number, slowest: number }> = {
  small: { rounds: 300, slowest: 0.02 },
  medium: { rounds: 1500, slowest: 0.02 },
  large: { rounds: 200, slowest: 0.05 },
  huge: { rounds: 80, slowest: 0.1 }
}

const common: Params = { l1: 0.001, minGain: 0.001 }

const smallPortfolio: readonly Params[] = [
  { learningRate: 0.05, maxDepth: 3, maxLeaves: 0, minChildWeight: 2, l2: 5, rowShare: 0.8, columnShare: 0.6 },
  { learningRate: 0.2, maxDepth: 2, maxLeaves: 0, minChildWeight: 1, l2: 20, rowShare: 0.65, columnShare: 0.9 },
  { learningRate: 0.1, maxDepth: 5, maxLeaves: 15, minChildWeight: 3, l2: 1, rowShare: 0.8, columnShare: 0.8 },
  { learningRate: 0.1, maxDepth: 2, maxLeaves: 0, minChildWeight: 1, l2: 1, rowShare: 0.7, columnShare: 0.5 },
  { learningRate: 0.03, maxDepth: 6, maxLeaves: 31, minChildWeight: 10, l2: 20, rowShare: 0.7, columnShare: 0.5 }
]

const mediumPortfolio: readonly Params[] = [
  { learningRate: 0.05, maxDepth: 8, maxLeaves: 31, minChildWeight: 10, l2: 1, rowShare: 0.8, columnShare: 0.7 },
  { learningRate: 0.1, maxDepth: 6, maxLeaves: 0, minChildWeight: 1, l2: 1, rowShare: 0.8, columnShare: 0.8 },
  { learningRate: 0.04, maxDepth: 12, maxLeaves: 63, minChildWeight: 10, l2: 5, rowShare: 0.8, columnShare: 0.5 },
  { learningRate: 0.05, maxDepth: 2, maxLeaves: 0, minChildWeight: 10, l2: 20, rowShare: 0.7, columnShare: 0.3 }
]

const largePortfolio: readonly Params[] = [
  { learningRate: 0.1, maxDepth: 8, maxLeaves: 63, minChildWeight: 10, l2: 1, rowShare: 0.9, columnShare: 0.8 },
  { learningRate: 0.1, maxDepth: 6, maxLeaves: 0, minChildWeight: 1, l2: 1, rowShare: 0.8, columnShare: 0.8 },
  { learningRate: 0.2, maxDepth: 6, maxLeaves: 31, minChildWeight: 20, l2: 5, rowShare: 0.9, columnShare: 0.7 },
  { learningRate: 0.1, maxDepth: 12, maxLeaves: 127, minChildWeight: 50, l2: 10, rowShare: 0.8, columnShare: 0.5 }
]

const portfolios: Record<Effort, readonly Params[]> = { small: smallPortfolio, medium: mediumPortfolio, large: largePortfolio, huge: largePortfolio }
