import { createRandom, type LearnerName, type Params } from '@assay/shared'
import { numberColumn, tableOf } from '@assay/table'
import { expect, test } from 'vitest'
import { learners } from '../src/learners.ts'
import { fitTask } from './trees/mixed-rows.ts'

/** About 5 ms of the slowest learner's work. */
const cellsBetweenAsking = 2 ** 15
const rowCount = 150_000
const random = createRandom('rows')
const columns = Array.from({ length: 4 }, (_, at) => numberColumn(`x${at}`, Array.from({ length: rowCount }, () => random.next())))
const target = Float64Array.from({ length: rowCount }, () => random.integer(2))
const rows = Uint32Array.from(target, (_, row) => row)

/** As little beside reading the table as each of them can do. */
const least: Record<Exclude<LearnerName, 'baseline'>, Params> = {
  logistic: { l2: 1 },
  forest: { trees: 1, maxDepth: 1 },
  boosting: { rounds: 1, maxDepth: 1 },
  xgboost: { rounds: 1, maxDepth: 1 },
  bayes: {},
  mlp: { hidden: 1, epochs: 1 }
}

test.each(Object.entries(least))('%s asks whether to stop while it reads a large table for the first time', (name, params) => {
  let asked = 0
  const fitter = learners[name as LearnerName].open({ table: tableOf(...columns), target, problem: { target: 'y', kind: 'binary', metric: 'rocAuc', classes: ['no', 'yes'] }, rules: [] })
  fitter.fit(fitTask(rows, params, { shouldStop: () => ++asked < 0 }))
  fitter.close()
  expect(asked).toBeGreaterThan(rowCount * columns.length / cellsBetweenAsking)
})
