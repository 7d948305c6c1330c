import { predictTable } from '@assay/model'
import type { Params } from '@assay/shared'
import { expect, it } from 'vitest'
import { boosting } from '../../src/boosting/boosting.ts'
import { quantileOf } from '../../src/boosting/residuals.ts'
import type { TrainingTable } from '../../src/learner.ts'
import { everyNth, fitTask, mixedRows } from '../trees/mixed-rows.ts'

const rows = 3000
const training = everyNth(rows, 4, true)
const heldOut = everyNth(rows, 4)
const given = mixedRows(rows, 'regression')
const patient = { rounds: 150, learningRate: 0.1, maxDepth: 3, minChildWeight: 20 }

function answers (params: Params, table: TrainingTable = given): Float64Array {
  return predictTable(boosting.open(table).fit(fitTask(training, { ...patient, ...params })).model, table.table, heldOut)
}

it.each([0.1, 0.5, 0.9])('a quantile of %d has that share of rows never seen below it', (quantile) => {
  const answered = answers({ objective: 'quantile', quantile })
  const below = heldOut.reduce((count, row, at) => count + (given.target[row]! <= answered[at]! ? 1 : 0), 0)
  expect(Math.abs(below / heldOut.length - quantile)).toBeLessThan(0.07)
})

it.each(['absolute', 'huber'])('%s error is hardly moved by wild rows, squared error is', (objective) => {
  const wild = { ...given, target: given.target.map((value, row) => (row % 40 === 1 ? value + 2000 : value)) }
  const medianMiss = (params: Params): number => quantileOf(answers(params, wild).map((answer, at) => Math.abs(answer - given.target[heldOut[at]!]!)), 0.5)
  expect(medianMiss({ objective, huberDelta: 0.05 })).toBeLessThan(0.5 * medianMiss({}))
})

it.each([{ objective: 'absolute' }, { objective: 'huber' }, { objective: 'quantile', quantile: 0.3 }])('%o learns, and stops early at its own least loss', (params) => {
  const fitter = boosting.open(given)
  const mostRounds = { ...params, rounds: 1000, learningRate: 0.3, patience: 15 }
  const stopped = fitter.fit(fitTask(training, mostRounds, { heldOutRows: heldOut }))
  expect(Number(stopped.used.rounds)).toBeLessThan(1000)
  expect(fitter.fit(fitTask(training, stopped.used)).model).toEqual(stopped.model)
  const miss = (answered: Float64Array): number => answered.reduce((sum, answer, at) => sum + Math.abs(answer - given.target[heldOut[at]!]!), 0)
  expect(miss(answers(params))).toBeLessThan(0.5 * miss(answers({ ...params, rounds: 1, learningRate: 1e-4 })))
})

it('means the same whatever the unit of the target', () => {
  const unit = 2 ** 40
  const scaled = { ...given, target: given.target.map((value) => value * unit) }
  for (const params of [{ objective: 'absolute' }, { objective: 'huber' }]) expect(answers(params, scaled).map((answer) => answer / unit)).toEqual(answers(params))
})

it('is squared error where none is named', () => {
  const fit = (params: Params) => boosting.open(given).fit(fitTask(training, { rounds: 10, ...params })).model
  expect(fit({ objective: 'squared' })).toEqual(fit({}))
})

it('is refused where it makes no sense', () => {
  const refused = expect.objectContaining({ code: 'OPTION_INVALID' })
  for (const objective of ['cubic', '__proto__', 'toString', 7]) expect(() => answers({ objective })).toThrow(refused)
  expect(() => answers({ objective: 'quantile', quantile: 1 })).toThrow(refused)
  const binary = mixedRows(rows, 'binary')
  expect(() => answers({ objective: 'absolute' }, binary)).toThrow(refused)
})
