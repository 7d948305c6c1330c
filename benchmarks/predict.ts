import { compileArtifact, predictTable, type FittedModel } from '@assay/model'
import { compare, timed, type Benchmark, type Measurement } from './benchmark.ts'
import { pythonPeer } from './python-peer.ts'
import { jsonRows, syntheticArtifact } from './synthetic-artifact.ts'
import { fitLearner, synthesise, testRows, type SyntheticRows } from './synthetic-rows.ts'

const singleRows = 5000

export const predict: Benchmark = {
  name: 'predict',
  title: 'Prediction: boosting of depth 6, 30 columns; a batch of 50,000 rows, and single rows of JSON through the whole interpreter',
  sizes: [10_000],
  unit: 'µs a row',
  run: (sizes) => sizes.flatMap((rows) => {
    const given = synthesise(rows)
    return [100, 300].flatMap((trees) => {
      const { model } = fitLearner('boosting', given, { rounds: trees, learningRate: 0.1, maxDepth: 6 })
      const theirs = (predict: 'batch' | 'single') => (['xgboost', 'histGradientBoosting'] as const).flatMap((peer) =>
        pythonPeer(peer, given, { trees, maxDepth: 6, predict }).map(({ name, measure }) => ({ name, measure: () => inMicroseconds(measure()) })))
      return [
        compare(`${trees} trees, batch`, [{ name: 'interpreter', measure: () => measureBatch(model, given) }, ...theirs('batch')]),
        compare(`${trees} trees, single row`, [{ name: 'interpreter', measure: measureSingleRows(model, given) }, ...theirs('single')])
      ]
    })
  })
}

const inMicroseconds = ({ cost, auc }: Measurement): Measurement => ({ cost: cost * 1e6, auc })

function measureBatch (model: FittedModel, { rows, columns, target }: SyntheticRows): Measurement {
  const test = Uint32Array.from({ length: testRows }, (_, row) => rows + row)
  const { seconds } = timed(() => predictTable(model, { rows: target.length, columns }, test))
  return inMicroseconds({ cost: seconds / testRows, auc: null })
}

function measureSingleRows (model: FittedModel, given: SyntheticRows): () => Measurement {
  const { predictRow } = compileArtifact(syntheticArtifact(model, given))
  const rows = jsonRows(given, singleRows)
  const answerAll = (): void => { for (const row of rows) predictRow(row) }
  answerAll()
  return () => inMicroseconds({ cost: timed(answerAll).seconds / singleRows, auc: null })
}
