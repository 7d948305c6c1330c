import { numberColumn, tableOf, textColumn } from '@assay/table'
import { expect, test } from 'vitest'
import type { Artifact } from '@assay/model'
import type { OutputColumn } from '@assay/table'
import { measureDependence } from '../src/measure-dependence.ts'

const output = (name: string, input: number, rest: Partial<OutputColumn> = {}): OutputColumn => ({ name, kind: 'number', input, missing: [], mergeLevels: [], ...rest })
const measured = ['hired.year', 'hired.month', 'left.daysSince.hired', 'pay']

/** 2 × year + month + 3 × pay; what else was made of the columns counts for nothing. */
const model: Artifact = {
  problem: { target: 'y', kind: 'regression', metric: 'rmse', classes: [] },
  recipe: {
    inputs: [
      { name: 'hired', format: { type: 'date', missing: [] } }, { name: 'left', format: { type: 'date', missing: [] } },
      { name: 'pay', format: { type: 'number', missing: [] } }, { name: 'note', format: { type: 'text', missing: [] } }
    ],
    outputs: [
      output('hired.year', 0, { datePart: 'year' }), output('hired.month', 0, { datePart: 'month' }), output('pay', 2), output('note', 3, { kind: 'text' }),
      output('left.daysSince.hired', 1, { since: { input: 0, missing: [] } })
    ]
  },
  fields: [],
  members: [{
    learner: 'logistic',
    weight: 1,
    encoders: measured.map((column) => ({ kind: 'number', column })),
    predictor: { kind: 'linear', features: 4, weights: Float64Array.of(2, 1, 0, 3), bias: Float64Array.of(0), means: new Float64Array(4) },
    link: 'identity'
  }],
  calibration: { kind: 'none' },
  threshold: null
}

const locked = tableOf(
  numberColumn('hired.year', [2019, 2020, 2021]),
  numberColumn('hired.month', [1, 5, 12]),
  numberColumn('pay', [10, 20, 60]),
  textColumn('note', ['came early', 'went late', 'never came']),
  numberColumn('left.daysSince.hired', [100, 200, 400])
)

test('the parts of a date are measured one by one, in the order of the columns of the file; texts are not', () => {
  const found = measureDependence({ model, test: locked, columns: ['note', 'pay', 'hired', 'left'] })
  expect(found.map(({ column, kind }) => [column, kind])).toEqual(['pay', 'hired.year', 'hired.month', 'left.daysSince.hired'].map((column) => [column, 'number']))
})

test('each point is the mean answer when every row has that value', () => {
  const [year, month] = measureDependence({ model, test: locked, columns: ['hired'] })
  // On average a month is 6, a year 2020, and pay 30.
  expect(year!.points).toEqual([2019, 2020, 2021].map((value) => ({ value, means: [expect.closeTo(2 * value + 6 + 90, 9)] })))
  expect(month!.points).toEqual([1, 5, 12].map((value) => ({ value, means: [expect.closeTo(4040 + value + 90, 9)] })))
})

test('eight columns are measured at most, whatever one of them was made into', () => {
  const parts = Array.from({ length: 12 }, (_, part) => `hired.${part}`)
  const many = { ...model, recipe: { ...model.recipe, outputs: [...model.recipe.outputs, ...parts.map((name) => output(name, 0))] } }
  const table = tableOf(...locked.columns, ...parts.map((name) => numberColumn(name, [1, 2, 3])))
  expect(measureDependence({ model: many, test: table, columns: ['hired'] }).map(({ column }) => column)).toEqual(['hired.year', 'hired.month', ...parts.slice(0, 6)])
})
