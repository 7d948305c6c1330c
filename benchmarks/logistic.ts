import { compare, type Benchmark } from './benchmark.ts'
import { pythonPeer } from './python-peer.ts'
import { measureLearner, synthesise } from './synthetic-rows.ts'

export const logistic: Benchmark = {
  name: 'logistic',
  title: 'Logistic regression: L2 of 1, 30 columns, encoding of columns included for ours, one thread',
  sizes: [10_000, 100_000],
  unit: 's',
  run: (sizes) => sizes.map((rows) => {
    const given = synthesise(rows)
    return compare(`${rows} rows`, [
      { name: 'logistic', measure: () => measureLearner('logistic', given, { l2: 1 }) },
      ...pythonPeer('logisticRegression', given, { l2: 1 })
    ], rounds)
  })
}

// The first fits of a thread are compiled while they run; a trial has five folds, and a thread many trials.
const rounds = 15
