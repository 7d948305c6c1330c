import type { PipelineRequest } from '@assay/shared'
import { largeTable } from './large-table.ts'
import type { Ending } from './run-scenario.ts'
import { someEmployees } from './some-employees.ts'

/** What a fleet is asked for. */
export interface Workload {
  readonly name: string
  readonly csv: string
  /** Pipelines of that file, each ordered when the one before has ended. */
  readonly orders: readonly PipelineRequest[]
  /** Whether a run shows what the workload is there for. */
  readonly isShown: (ending: Ending) => boolean
}

const quick = { target: 'Attrition', name: 'chaos' } as const

export const everyLearner: Workload = {
  name: 'every learner',
  csv: someEmployees(),
  orders: [{ ...quick, trials: 16 }],
  isShown: () => true
}

export const halving: Workload = {
  name: 'trials that learn from a share of the rows first',
  csv: largeTable(),
  orders: [{ target: 'y', name: 'chaos', trials: 20, learners: ['logistic', 'boosting'] }],
  isShown: ({ pipelines: [only] }) => only!.leaderboard.items.some(({ state, folds, rungs }) => state === 'pruned' && folds?.length === 0 && rungs!.length > 0)
}

export const earlyEnd: Workload = {
  name: 'an early end',
  csv: someEmployees(),
  orders: [{ ...quick, trials: 60, learners: ['logistic'], earlyEnd: true }],
  isShown: ({ pipelines: [only] }) => only!.searchCut !== null
}

export const warmStart: Workload = {
  name: 'a warm start',
  csv: someEmployees(),
  orders: [{ ...quick, trials: 24, learners: ['logistic', 'forest'] }, { ...quick, trials: 16, learners: ['logistic', 'forest'], warmStart: true }],
  isShown: ({ pipelines: [first, second] }) => {
    const drawn = new Set(first!.proposals.slice(portfolioTrials))
    return second!.proposals.some((proposal) => drawn.has(proposal))
  }
}

/** Of logistic and forest, with the baseline: the first trials of every search. */
const portfolioTrials = 9

export const wallLimit: Workload = {
  name: 'a wall limit',
  csv: someEmployees(),
  orders: [{ ...quick, trials: 400, learners: ['logistic', 'boosting'], seconds: 20 }],
  isShown: ({ pipelines: [only] }) => only!.searchCut !== null
}

/** The same searches with as many trials as their wall limits left them. */
export function withoutWallLimits (workload: Workload, { pipelines }: Ending): Workload {
  return {
    ...workload,
    orders: workload.orders.map((order, at) => {
      const { seconds: _limit, ...rest } = order
      return { ...rest, trials: pipelines[at]!.searchCut?.trials ?? order.trials! }
    }),
    isShown: () => true
  }
}
