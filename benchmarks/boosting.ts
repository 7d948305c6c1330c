import { compare, type Benchmark } from './benchmark.ts'
import { pythonPeer } from './python-peer.ts'
import { measureLearner, synthesise } from './synthetic-rows.ts'

const ours = { rounds: 100, learningRate: 0.1, maxDepth: 6 }
const theirs = { trees: 100, maxDepth: 6 }

export const boosting: Benchmark = {
  name: 'boosting',
  title: 'Boosting: 100 rounds of depth 6, 255 bins, 30 columns, one thread',
  sizes: [10_000, 100_000],
  unit: 's',
  run: (sizes) => sizes.map((rows) => {
    const given = synthesise(rows)
    return compare(`${rows} rows`, [
      { name: 'boosting', measure: () => measureLearner('boosting', given, ours) },
      ...pythonPeer('xgboost', given, theirs),
      ...pythonPeer('histGradientBoosting', given, theirs),
      { name: 'ml-xgboost', measure: () => measureLearner('xgboost', given, ours) }
    ])
  })
}
