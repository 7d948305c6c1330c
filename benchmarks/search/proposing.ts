import { proposeTrial, type LearnerSpace } from '@assay/search'
import { createRandom, type FinishedTrial, type Random } from '@assay/shared'
import { median } from '../benchmark.ts'
import type { Study } from '../study.ts'
import { completed, spaceOf } from '../../packages/search/test/run-search.ts'
import { openOptuna, type OptunaPeer } from './open-optuna.ts'

const counts = [50, 100, 200, 400]
const repeats = 41
/** A process's first proposals are compiled while they run; a worker makes them for many trials. */
const unmeasured = 40
const lag = 8
const dimensions: LearnerSpace = Object.fromEntries(Array.from({ length: 8 }, (_, index) => [`x${index}`, { kind: 'float', low: 0, high: 1 }]))

export const proposing: Study = {
  name: 'proposing',
  title: 'Proposing one trial in eight dimensions, beside Optuna\'s TPE',
  usage: '[TRIALS …]',
  async measure (earlier) {
    const optuna = openOptuna()
    try {
      const measured = []
      for (const count of earlier.length > 0 ? earlier.map(Number) : counts) {
        measured.push({ count, searcher: 'TPE', milliseconds: await timeOf(proposer(count)) })
        if (optuna !== null) measured.push({ count, searcher: `Optuna ${optuna.version}, multivariate`, milliseconds: await timeOf(await asker(optuna, count)) })
      }
      return {
        note: `Wall time, medians of ${repeats} proposals after ${unmeasured} more; ours with seven trials running, Optuna's with none and its process's answer included.`,
        head: ['earlier trials', 'searcher', 'ms'],
        rows: measured.map(({ count, searcher, milliseconds }) => [String(count), searcher, milliseconds.toPrecision(3)]),
        results: measured
      }
    } finally {
      optuna?.close()
    }
  }
}

/** A proposal after so many trials, of another seed each time. */
function proposer (count: number): (repeat: number) => void {
  const random = createRandom('earlier')
  const finished = Array.from({ length: count }, (_, number): FinishedTrial => ({ number, learner: 'boosting', params: drawParams(random), outcome: completed(random.next()) }))
  const proposals = new Map(Array.from({ length: lag - 1 }, (_, index) => [count + index, { learner: 'boosting' as const, params: drawParams(random) }]))
  const number = count + proposals.size
  return (repeat) => { proposeTrial({ space: spaceOf(dimensions), lag, number, finished, proposals, metric: 'rmse', seed: repeat }) }
}

async function asker (optuna: OptunaPeer, count: number): Promise<(repeat: number) => Promise<unknown>> {
  const random = createRandom('earlier')
  await optuna.say({ study: { space: dimensions, seed: 1, multivariate: true, parallel: false } })
  for (let number = 0; number < count; number++) {
    await optuna.say({ ask: number })
    await optuna.say({ tell: [number, random.next()] })
  }
  return (repeat) => optuna.say({ ask: count + repeat })
}

function drawParams (random: Random): Record<string, number> {
  return Object.fromEntries(Object.keys(dimensions).map((name) => [name, random.next()]))
}

async function timeOf (propose: (repeat: number) => unknown): Promise<number> {
  const milliseconds: number[] = []
  for (let repeat = 0; repeat < unmeasured; repeat++) await propose(repeats + repeat)
  for (let repeat = 0; repeat < repeats; repeat++) {
    const startedAt = performance.now()
    await propose(repeat)
    milliseconds.push(performance.now() - startedAt)
  }
  return median(milliseconds)
}
