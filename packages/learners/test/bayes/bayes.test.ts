import { predictTable } from '@assay/model'
import { createRandom } from '@assay/shared'
import { categoryColumn, numberColumn, tableOf } from '@assay/table'
import { expect, test } from 'vitest'
import type { FittedModel } from '@assay/model'
import type { Params, ProblemKind } from '@assay/shared'
import type { Column } from '@assay/table'
import { bayes } from '../../src/bayes/bayes.ts'

const labels = [0, 1, 1, 0, 1, 0, 1, 0, 0, 1]
const target = Float64Array.from(labels)
const rows = Uint32Array.from(labels, (_, row) => row)

function fit (columns: readonly Column[], params: Params, kind: ProblemKind = 'binary'): { model: FittedModel, answers: number[] } {
  const problem = { target: 'y', kind, metric: 'logLoss', classes: ['a', 'b'] } as const
  const table = tableOf(...columns)
  const { model } = bayes.open({ table, target, problem, rules: [] }).fit({ rows, heldOutRows: null, params, random: createRandom(1), shouldStop: () => false })
  return { model, answers: [...predictTable(model, table, rows)] }
}

test('numbers are judged by the normal density of each class, as GaussianNB does', () => {
  const x = [1, 4, 3.5, 2, 5, 0.5, 2.5, 3, 1.5, 4.5]
  const { answers } = fit([numberColumn('x', x)], { pseudoRows: 1e-6 })
  const wanted = x.map((value) => {
    const density = (label: number): number => {
      const own = x.filter((_, row) => labels[row] === label)
      const mean = own.reduce((sum, one) => sum + one, 0) / own.length
      const variance = own.reduce((sum, one) => sum + (one - mean) ** 2, 0) / own.length
      return Math.exp(-((value - mean) ** 2) / 2 / variance) / Math.sqrt(variance)
    }
    return density(1) / (density(0) + density(1))
  })
  expect(Math.max(...wanted.map((share, row) => Math.abs(share - answers[row]!)))).toBeLessThan(1e-5)
})

test('levels are judged by their shares in each class, with a pseudo row for each level', () => {
  const levels = labels.map((label, row) => (row < 6 ? (label === 1 ? 'up' : 'down') : 'up'))
  const { answers } = fit([categoryColumn('c', levels)], { pseudoRows: 1 })
  // "up": 5 of 5 rows of class 1, 2 of 5 of class 0; both get 2 pseudo rows, 1.4 of them "up" as 7 rows of 10 are.
  const up = (5 + 1.4) / (5 + 1.4 + 2 + 1.4)
  expect(answers[1]).toBeCloseTo(up, 12)
})

test('a gap says nothing, and without trust nothing does', () => {
  const { answers } = fit([numberColumn('x', [1, 4, 3.5, 2, 5, 0.5, null, 3, 1.5, 4.5]), categoryColumn('c', ['u', 'v', 'v', 'u', 'v', 'u', null, 'u', 'u', 'v'])], { pseudoRows: 1 })
  expect(answers[6]).toBeCloseTo(0.5, 9)
  expect(answers[0]).toBeLessThan(0.2)
  expect(Math.max(...fit([numberColumn('x', labels)], { trust: 0 }).answers)).toBeCloseTo(0.5, 12)
})

test('values are not for it', () => {
  expect(() => fit([numberColumn('x', labels)], {}, 'regression')).toThrow(expect.objectContaining({ code: 'LEARNER_UNSUITABLE' }))
})
