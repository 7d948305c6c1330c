import { countFeatures } from '@assay/model'
import { createRandom } from '@assay/shared'
import { numberColumn, tableOf } from '@assay/table'
import { expect, it } from 'vitest'
import { learners } from '../src/learners.ts'
import { predictionSteps } from '../src/prediction-steps.ts'
import type { TreesPredictor } from '@assay/model'
import type { Problem, Proposal } from '@assay/shared'

const problem: Problem = { target: 'y', kind: 'multiclass', metric: 'logLoss', classes: ['a', 'b', 'c'] }
const random = createRandom('steps')
const x = Array.from({ length: 300 }, () => random.normal())
const table = tableOf(numberColumn('x', x), numberColumn('z', x.map(() => random.normal())))
const target = Float64Array.from(x, (value) => value < -0.5 ? 0 : value < 0.5 ? 1 : 2)

it.each<Proposal>([
  { learner: 'boosting', params: { rounds: 12, maxDepth: 4 } },
  { learner: 'boosting', params: { rounds: 12, maxDepth: 16, maxLeaves: 6 } },
  { learner: 'forest', params: { trees: 9, maxDepth: 5 } },
  { learner: 'xgboost', params: { rounds: 7, maxDepth: 3 } },
  { learner: 'logistic', params: {} }
])('is no less than what a fitted $learner passes: $params', (proposal) => {
  const fitter = learners[proposal.learner].open({ table, target, problem, rules: [] })
  try {
    const { model } = fitter.fit({ rows: Uint32Array.from(x.keys()), heldOutRows: null, params: proposal.params, random, shouldStop: () => false })
    const { predictor } = model
    const passed = predictor.kind === 'trees' ? longestWay(predictor) : 3 * countFeatures(model.encoders)
    expect(predictionSteps(proposal, { problem, columns: 2 })).toBeGreaterThanOrEqual(passed)
  } finally {
    fitter.close()
  }
})

/** Inner nodes on the longest path of each tree, all trees together. */
function longestWay ({ feature, left, roots }: TreesPredictor): number {
  const depth = (node: number): number => feature[node]! < 0 ? 0 : 1 + Math.max(depth(left[node]!), depth(left[node]! + 1))
  return roots.subarray(0, -1).reduce((sum, root) => sum + depth(root), 0)
}
