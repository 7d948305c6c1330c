import { createRandom } from '@assay/shared'
import type { ProblemKind } from '@assay/shared'
import { numberColumn, tableOf } from '@assay/table'
import { expect, test } from 'vitest'
import type { TrainingTable } from '../../src/learner.ts'
import { leaveOutOutliers } from '../../src/table-rules/leave-out-outliers.ts'

const random = createRandom('outliers')
const rows = Uint32Array.from({ length: 1_000 }, (_, row) => row)
const calm = Array.from(rows, () => random.normal())
const flags = Array.from(rows, (row) => row % 50 === 0 ? 1 : 0)
// One row in ten is of the rare class.
const labels = Float64Array.from(rows, (row) => Number(row % 10 === 0))

function training (values: readonly (number | null)[], kind: ProblemKind = 'binary', target = labels): TrainingTable {
  return {
    table: tableOf(numberColumn('x', values), numberColumn('flag', flags), numberColumn('y', target)),
    target,
    problem: { target: 'y', kind, metric: kind === 'regression' ? 'rmse' : 'rocAuc', classes: kind === 'regression' ? [] : ['no', 'yes'] },
    rules: []
  }
}
const leftOut = (given: TrainingTable, mostShare = 0.05): number[] => {
  const kept = new Set(leaveOutOutliers(given, rows, { deviations: 8, mostShare }))
  return Array.from(rows).filter((row) => !kept.has(row))
}

test('rows with a wild number go, but never one of the rarest class, nor for a flag that is seldom set', () => {
  expect(leftOut(training(calm))).toEqual([])
  expect(leftOut(training(calm.map((value, row) => [7, 20, 33].includes(row) ? 1e6 : row === 8 ? null : value)))).toEqual([7, 33])
})

test('never more than so many of a class, the wildest first', () => {
  const wild = calm.map((value, row) => row % 10 === 1 ? 1e3 + row : value)
  expect(leftOut(training(wild), 0.01)).toEqual([911, 921, 931, 941, 951, 961, 971, 981, 991])
})

test('in a regression the target is a number like the others', () => {
  const target = Float64Array.from(calm, (value, row) => row === 500 ? 1e9 : value)
  expect(leftOut(training(calm, 'regression', target))).toEqual([500])
})

test('only the rows at hand decide what is wild', () => {
  const values = calm.map((value, row) => row < 500 ? value : value * 1e6)
  const kept = leaveOutOutliers(training(values), rows.subarray(500), { deviations: 8, mostShare: 0.05 })
  expect(kept).toEqual(rows.subarray(500))
})
