import { compare, type Benchmark } from './benchmark.ts'
import { pythonPeer } from './python-peer.ts'
import { measureLearner, synthesise } from './synthetic-rows.ts'

const params = { trees: 100, maxDepth: 12, minRowsPerLeaf: 2 }

export const forest: Benchmark = {
  name: 'forest',
  title: 'Forest: 100 trees of depth 12, 30 columns, one thread',
  sizes: [10_000, 100_000],
  unit: 's',
  run: (sizes) => sizes.map((rows) => {
    const given = synthesise(rows)
    return compare(`${rows} rows`, [
      { name: 'forest', measure: () => measureLearner('forest', given, params) },
      ...pythonPeer('randomForest', given, params)
    ])
  })
}
