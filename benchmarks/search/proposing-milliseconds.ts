import { proposeTrial, type LearnerSpace } from '@assay/search'
import { createRandom, type FinishedTrial } from '@assay/shared'
import { median } from '../benchmark.ts'
import { completed, spaceOf } from '../../packages/search/test/run-search.ts'
import type { OptunaPeer } from './open-optuna.ts'

const earlier = 200
const repeats = 15
const dimensions: LearnerSpace = Object.fromEntries(Array.from({ length: 8 }, (_, index) => [`x${index}`, { kind: 'float', low: 0, high: 1 }]))

/** Wall time of one proposal after 200 trials: ours with seven more running, Optuna's with none and its process's answer included. */
export async function proposingMilliseconds (optuna: OptunaPeer | null): Promise<{ readonly name: string, readonly milliseconds: number }[]> {
  const random = createRandom('earlier')
  const finished = Array.from({ length: earlier }, (_, number): FinishedTrial => ({
    number,
    learner: 'boosting',
    params: Object.fromEntries(Object.keys(dimensions).map((name) => [name, random.next()])),
    outcome: completed(random.next())
  }))
  const proposals = new Map(finished.slice(0, 7).map(({ learner, params }, index) => [earlier + index, { learner, params }]))
  const own = await timeOf(async (seed) => { proposeTrial({ space: spaceOf(dimensions), lag: 8, number: earlier + 7, finished, proposals, metric: 'rmse', seed }) })
  if (optuna === null) return [{ name: 'ours', milliseconds: own }]

  await optuna.say({ study: { space: dimensions, seed: 1, multivariate: true, parallel: false } })
  for (let number = 0; number < earlier; number++) {
    await optuna.say({ ask: number })
    await optuna.say({ tell: [number, random.next()] })
  }
  const theirs = await timeOf(async (again) => { await optuna.say({ ask: earlier + again }) })
  return [{ name: 'ours', milliseconds: own }, { name: 'Optuna', milliseconds: theirs }]
}

async function timeOf (propose: (repeat: number) => Promise<void>): Promise<number> {
  const milliseconds: number[] = []
  for (let repeat = 0; repeat < repeats; repeat++) {
    const startedAt = performance.now()
    await propose(repeat)
    milliseconds.push(performance.now() - startedAt)
  }
  return median(milliseconds)
}
