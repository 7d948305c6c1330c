import type { Prediction } from '@assay/shared'
import type { Row } from '@assay/table'
import { expect, test } from 'vitest'
import { findCounterfactuals } from '../../src/counterfactuals/find-counterfactuals.ts'
import type { Field } from '../../src/index.ts'

const number = (name: string, integer = false): Field => ({ name, type: 'number', range: [0, 100], integer, levels: [], typical: 50, missingShare: 0, histogram: { edges: [20, 40, 60, 80], counts: [1, 1, 1, 1, 1], missing: 0 } })
const category = (name: string, levels: string[]): Field => ({ name, type: 'category', range: null, integer: false, levels, typical: levels[0]!, missingShare: 0 })
const fields = [number('age', true), number('income'), category('team', ['south', 'north'])]

/** @param margin from 0 on: yes */
const model = (margin: (age: number, income: number, team: string) => number) => (row: Row): Prediction => {
  const cells = row as ReadonlyMap<string, unknown>
  const yes = 1 / (1 + Math.exp(-margin(Number(cells.get('age')), Number(cells.get('income')), String(cells.get('team')))))
  return { label: yes >= 0.5 ? 'yes' : 'no', probability: Math.max(yes, 1 - yes), probabilities: { no: 1 - yes, yes }, positive: 'yes', threshold: 0.5 }
}

test('the smallest change of one column comes first, brought back to where the answer changes', () => {
  const found = findCounterfactuals({ age: 30, income: 10, team: 'south' }, { fields, predict: model((age, income) => (age - 50) / 10 + income / 25), immutable: [] })
  expect(found.map(({ label }) => label)).toEqual(found.map(() => 'yes'))
  expect(found[0]!.changes).toEqual([{ column: 'age', from: 30, to: 46 }])
  expect(found[0]!.text).toMatch(/^With age 46 instead of 30, the model answers "yes" \(50\.0 %\)\. It says how the model behaves/)
  expect(found[1]!.changes[0]).toMatchObject({ column: 'income', from: 10 })
  expect(found[1]!.changes[0]!.to).toBeCloseTo(50, 0)
})

test('columns that are to stay as they are do', () => {
  const predict = model((age, income) => (age - 50) / 10 + income / 25)
  const found = findCounterfactuals({ age: '30', income: 10, team: 'south' }, { fields, predict, immutable: ['age'] })
  expect(found.flatMap(({ changes }) => changes.map(({ column }) => column))).toEqual(['income'])
})

test('a number is never taken beyond the row\'s own, or training\'s, for the sake of few digits', () => {
  const wage: Field = { ...number('income'), range: [100_001, 100_030], histogram: { edges: [100_012], counts: [1, 1], missing: 0 } }
  const found = findCounterfactuals({ age: 30, income: 100_010, team: 'south' }, { fields: [wage], predict: model((_, income) => (income === 100_010 ? -1 : 1)), immutable: [] })
  for (const { changes: [change] } of found) {
    expect(change!.to).toBeGreaterThanOrEqual(100_001)
    expect(change!.to).toBeLessThanOrEqual(100_030)
  }
})

test('two columns are changed where one is not enough', () => {
  const predict = model((age, _, team) => (age > 70 && team === 'north' ? 1 : age > 70 || team === 'north' ? -1 : -2))
  const found = findCounterfactuals({ age: 30, income: 10, team: 'south' }, { fields, predict, immutable: [] })
  expect(found[0]!.changes).toEqual([{ column: 'age', from: 30, to: 71 }, { column: 'team', from: 'south', to: 'north' }])
})

test('nothing is found where nothing is to be found, and of values', () => {
  const row = { age: 30, income: 10, team: 'south' }
  expect(findCounterfactuals(row, { fields, predict: model(() => -1), immutable: [] })).toEqual([])
  expect(findCounterfactuals(row, { fields, predict: () => ({ value: 3 }), immutable: [] })).toEqual([])
})

test('a value for what was missing is told without a value before', () => {
  const found = findCounterfactuals({ team: 'south' }, { fields, predict: model((age) => Number.isNaN(age) ? -1 : 1), immutable: [] })
  expect(found[0]!.changes[0]).toMatchObject({ column: 'age', from: null })
  expect(found[0]!.text).toMatch(/^With age \d+, the model/)
})
