import { categoryColumn, dateColumn, numberColumn, recipeOf, tableOf, textColumn } from '@assay/table'
import { expect, test } from 'vitest'
import { artifactSchema } from '../src/artifact-schema.ts'
import { describeFields } from '../src/describe-fields.ts'

const recipe = recipeOf([
  { name: 'age', format: { type: 'number', missing: [] } },
  { name: 'team', format: { type: 'category', missing: [] } },
  { name: '__proto__', format: { type: 'date', missing: [], date: { pattern: 'dd/MM/yyyy' } } },
  { name: 'note', format: { type: 'text', missing: [] } }
])
const file = tableOf(
  numberColumn('age', [30, -200, 50, null, 40]),
  categoryColumn('team', ['south', 'North', 'north', null, 'north ']),
  dateColumn('__proto__', [0, 86_400_000, null, 0, 0]),
  textColumn('note', ['a', null, 'b', 'c', null])
)

test('fields say what training rows held, after stand-ins for missing and merged spellings', () => {
  const outputs = recipe.outputs.map((output) => ({
    ...output,
    ...(output.name === 'age' && { missing: ['-200'] }),
    ...(output.name === 'team' && { mergeLevels: [['North', 'north'], ['north ', 'north']] as const })
  }))
  expect(describeFields({ recipe: { ...recipe, outputs }, file })).toEqual([
    { name: 'age', type: 'number', range: [30, 50], integer: true, levels: [], typical: 40, missingShare: 0.4, histogram: { edges: [40, 50], counts: [1, 1, 1], missing: 2 } },
    { name: 'team', type: 'category', range: null, integer: false, levels: ['north', 'south'], typical: 'north', missingShare: 0.2, histogram: { edges: [], counts: [3, 1, 0], missing: 1 } },
    { name: '__proto__', type: 'date', range: [0, 86_400_000], integer: false, levels: [], typical: 0, missingShare: 0.2, histogram: { edges: [86_400_000], counts: [3, 1], missing: 1 } },
    { name: 'note', type: 'text', range: null, integer: false, levels: [], typical: null, missingShare: 0.4 }
  ])
})

test('the schema has a property for each column, whatever its name', () => {
  const fields = describeFields({ recipe, file })
  const { properties } = artifactSchema({ problem: { target: 'y', kind: 'binary', metric: 'rocAuc', classes: ['a', 'b'] }, recipe, fields })
  expect(Object.keys(properties as object)).toEqual(['age', 'team', '__proto__', 'note'])
  expect(JSON.stringify(properties)).toContain('dd/MM/yyyy')
})
