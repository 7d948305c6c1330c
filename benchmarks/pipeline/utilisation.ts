import { median, sum } from '../benchmark.ts'
import type { Study } from '../study.ts'
import { employees } from '../employees.ts'
import { synthesise } from '../synthetic-rows.ts'
import { queueMilliseconds, runPipeline, type PipelineCost } from './run-pipeline.ts'

const rounds = 2
const rows = 3_000

/** How much of two slots a search uses, and what a trial costs beside its fit. */
export const utilisation: Study = {
  name: 'utilisation',
  title: 'Utilisation: two trial slots beside one, with the fixed lag; what a trial costs beside its fit',
  usage: '[ROWS]',
  async measure ([given]) {
    const csv = syntheticCsv(Number(given ?? rows))
    const settings = [
      { name: `boosting and forest, ${given ?? rows} rows`, run: (slots: number) => runPipeline({ csv, options: { target: 'y', name: 'synthetic', trials: 24, learners: ['boosting', 'forest'] }, slots }) },
      { name: 'logistic, 2,000 rows: hardly any fit', run: (slots: number) => runPipeline({ csv: employees(), options: { target: 'Attrition', trials: 60, learners: ['logistic'] }, slots }) }
    ]
    const measured = []
    for (const { name, run } of settings) {
      const pairs: { readonly one: PipelineCost, readonly two: PipelineCost }[] = []
      for (let round = 0; round < rounds; round++) pairs.push({ one: await run(1), two: await run(2) })
      measured.push({
        name,
        trialSeconds: median(pairs.flatMap(({ one }) => one.trialSeconds)),
        speedup: median(pairs.map(({ one, two }) => one.searchSeconds / two.searchSeconds)),
        busy: median(pairs.map(({ two }) => sum(two.trialSeconds) / two.searchSeconds / 2)),
        queueMilliseconds: median(pairs.map(({ one }) => queueMilliseconds(one)))
      })
    }
    return {
      note: `Medians of ${rounds} pairs of whole pipelines. The queue's share: wall time of the search less what its trials took in their thread, by trial, one slot. `
        + 'Two slots are busy while a trial is in their thread; busy slots that are not twice as fast share something else, such as memory.',
      head: ['trials', 'median trial', 'throughput of two slots', 'two slots busy', 'queue\'s share of a trial'],
      rows: measured.map(({ name, trialSeconds, speedup, busy, queueMilliseconds }) =>
        [name, `${trialSeconds.toPrecision(2)} s`, `× ${speedup.toFixed(2)}`, `${(busy * 100).toFixed(0)} %`, `${queueMilliseconds.toFixed(1)} ms`]),
      results: measured
    }
  }
}

function syntheticCsv (count: number): Uint8Array<ArrayBuffer> {
  const { columns, target } = synthesise(count)
  const lines = Array.from({ length: count }, (_, row) => [...columns.map(({ values }) => values[row]!.toPrecision(5)), target[row] === 1 ? 'yes' : 'no'].join())
  return new TextEncoder().encode([[...columns.map(({ name }) => name), 'y'].join(), ...lines, ''].join('\n'))
}
