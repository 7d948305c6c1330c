import { standardFunctions } from '../../packages/search/test/standard-functions.ts'
import type { Objective } from './objective.ts'

/** The functions that the sampler's tests use; their least loss is 0. */
export const functionObjectives: readonly Objective[] = Object.entries(standardFunctions).map(([name, { dimensions, regret }]) =>
  ({ name, dimensions, loss: regret, seeds: 40, lags: [1, 8] }))
