import { categoryColumn, numberColumn, recipeOf, tableOf } from '@assay/table'
import { expect, test } from 'vitest'
import { binLabels, createRowCounter, describeFields } from '../../src/index.ts'

const recipe = recipeOf([
  { name: 'age', format: { type: 'number', missing: [] } },
  { name: 'team', format: { type: 'category', missing: [] } }
])
const ages = Array.from({ length: 100 }, (_, row) => row)
const teams = ages.map((age) => age < 60 ? 'south' : age < 90 ? 'north' : null)
const fields = describeFields({ recipe, file: tableOf(numberColumn('age', ages), categoryColumn('team', teams)) })

test('training rows, counted one by one, give the histograms of training', () => {
  const counter = createRowCounter({ recipe, fields })
  ages.forEach((age, row) => { counter.count({ age: String(age), team: teams[row] }) })
  expect(counter.rows()).toBe(100)
  expect(counter.counts()).toEqual(fields.map(({ histogram }) => [...histogram!.counts, histogram!.missing]))
  expect(fields[0]!.histogram!.counts).toEqual(Array.from({ length: 10 }, () => 10))
})

test('what training did not see has its place', () => {
  const counter = createRowCounter({ recipe, fields })
  counter.count(new Map<string, unknown>([['age', -5], ['team', 'west']]))
  counter.count({ age: 1e9 })
  expect(counter.counts()).toEqual([[1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0], [0, 0, 1, 1]])
})

test('bins are told in words', () => {
  expect(binLabels(fields[0]!)).toEqual(['below 10', ...Array.from({ length: 8 }, (_, bin) => `${10 * bin + 10} to ${10 * bin + 20}`), '90 and above', 'missing'])
  expect(binLabels(fields[1]!)).toEqual(['south', 'north', 'other', 'missing'])
})
