import { createRandom } from '@assay/shared'
import { numberColumn, recipeOf, tableOf } from '@assay/table'
import { expect, test } from 'vitest'
import type { Artifact } from '@assay/model'
import { measureImportance } from '../src/measure-importance.ts'

test('what was made of one column of the file is shuffled alike', () => {
  const random = createRandom('rows')
  const values = Array.from({ length: 400 }, () => random.normal())
  const other = values.map(() => random.normal())
  // Two halves of one column, as a date's parts, and a column that counts as much as both together.
  const test = tableOf(numberColumn('when: a', values), numberColumn('when: b', values), numberColumn('other', other))
  const { inputs, outputs } = recipeOf([{ name: 'when', format: { type: 'number', missing: [] } }, { name: 'other', format: { type: 'number', missing: [] } }])
  const made = ['when: a', 'when: b'].map((name) => ({ ...outputs[0]!, name }))
  const model: Artifact = {
    problem: { target: 'y', kind: 'regression', metric: 'rmse', classes: [] },
    recipe: { inputs, outputs: [...made, outputs[1]!] },
    fields: [],
    members: [{
      learner: 'logistic',
      weight: 1,
      encoders: ['when: a', 'when: b', 'other'].map((column) => ({ kind: 'number', column })),
      predictor: { kind: 'linear', features: 3, weights: Float64Array.of(0.5, 0.5, 1), bias: Float64Array.of(0), means: new Float64Array(3) },
      link: 'identity'
    }],
    calibration: { kind: 'none' },
    threshold: null
  }
  const found = measureImportance({ model, test, target: Float64Array.from(values, (value, row) => value + other[row]!), random: createRandom(1) })
  expect(found.map(({ column }) => column).sort()).toEqual(['other', 'when'])
  // Losing a column of weight 1 costs √2 deviations, and so do its halves together: one alone would cost 0.71.
  for (const { importance } of found) expect(Math.abs(importance - Math.SQRT2)).toBeLessThan(0.15)
})
