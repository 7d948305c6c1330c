import { predictTable } from '@assay/model'
import { createRandom } from '@assay/shared'
import { numberColumn, tableOf } from '@assay/table'
import { describe, expect, test } from 'vitest'
import type { Fitted, FitTask } from '../../src/learner.ts'
import { mlp } from '../../src/mlp/mlp.ts'

const random = createRandom('network')
const count = 1200
const rows = Uint32Array.from({ length: count }, (_, row) => row)
const [a, b] = [0, 1].map(() => Float64Array.from(rows, () => 2 * random.next() - 1))
const table = tableOf(numberColumn('a', a!), numberColumn('b', b!))
const isTraining = (row: number): boolean => row % 4 !== 0
const [training, heldOut] = [rows.filter(isTraining), rows.filter((row) => !isTraining(row))]

function fit (target: Float64Array, kind: 'binary' | 'regression', task: Partial<FitTask> = {}): Fitted {
  const problem = { target: 'y', kind, metric: kind === 'binary' ? 'rocAuc' : 'rmse', classes: kind === 'binary' ? ['no', 'yes'] : [] } as const
  const params = { hidden: 16, hidden2: 8, learningRate: 0.02, weightDecay: 0.001, epochs: 100 }
  return mlp.open({ table, target, problem, rules: [] }).fit({ rows: training, heldOutRows: heldOut, params, random: createRandom(1), shouldStop: () => false, ...task })
}

test('learns what no linear model can: whether two numbers have the same sign', () => {
  const target = Float64Array.from(rows, (row) => Number(a![row]! * b![row]! > 0))
  const { model } = fit(target, 'binary')
  const answers = predictTable(model, table, heldOut)
  expect(heldOut.filter((row, at) => Number(answers[at]! > 0.5) === target[row]).length / heldOut.length).toBeGreaterThan(0.93)
})

describe('a curve', () => {
  const target = Float64Array.from(rows, (row) => 1000 + 500 * Math.sin(3 * a![row]!) * b![row]!)

  test('is followed, in the unit of the target', () => {
    const answers = predictTable(fit(target, 'regression').model, table, heldOut)
    const error = Math.sqrt(heldOut.reduce((sum, row, at) => sum + (target[row]! - answers[at]!) ** 2, 0) / heldOut.length)
    expect(error).toBeLessThan(60)
  })

  test('rows to stop on choose the epoch, and a refit with what was used comes to the same weights', () => {
    const noise = target.map((_, row) => createRandom(row).normal())
    const stopped = fit(noise, 'regression')
    expect(stopped.used['epochs']).toBeLessThan(100)
    expect(fit(noise, 'regression', { heldOutRows: null, params: stopped.used }).model).toEqual(stopped.model)
  })

  test('stops between two batches', () => {
    let asked = 0
    expect(() => fit(target, 'regression', { shouldStop: () => ++asked > 20 })).toThrow(expect.objectContaining({ code: 'CANCELLED' }))
    expect(asked).toBe(21)
  })
})
