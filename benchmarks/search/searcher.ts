import { randomSampler, tpe, type Sampler } from '@assay/search'
import { runSearch, scoreOf, spaceOf } from '../../packages/search/test/run-search.ts'
import type { Objective } from './objective.ts'
import type { OptunaPeer } from './open-optuna.ts'

export interface Searcher {
  readonly name: string
  /** @returns the loss of each trial */
  readonly search: (objective: Objective, lag: number, seed: number) => Promise<readonly number[]>
}

export const trials = 60

export const ours: Searcher = bySampler('TPE', tpe)
export const byChance: Searcher = bySampler('random search', randomSampler)

function bySampler (name: string, sampler: Sampler): Searcher {
  return {
    name,
    search: async ({ dimensions, loss }, lag, seed) => runSearch({ space: spaceOf(dimensions), trials, seed, lag, sampler, score: ({ params }) => loss(params) }).map(scoreOf)
  }
}

/** Optuna's TPE, each trial asked for as soon as the one `lag` before it was told; with a lag, running trials are its constant liars. */
export function byOptuna ({ version, say }: OptunaPeer, multivariate: boolean): Searcher {
  return {
    name: `Optuna ${version}, ${multivariate ? 'multivariate' : 'default'}`,
    async search ({ dimensions, loss }, lag, seed) {
      await say({ study: { space: dimensions, seed, multivariate, parallel: lag > 1 } })
      const losses: number[] = []
      for (let number = 0; number < trials; number++) {
        if (number >= lag) await say({ tell: [number - lag, losses[number - lag]!] })
        losses.push(loss(await say({ ask: number })))
      }
      return losses
    }
  }
}
