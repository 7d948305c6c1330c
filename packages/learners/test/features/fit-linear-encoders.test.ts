import { createRandom } from '@assay/shared'
import { categoryColumn, numberColumn, tableOf } from '@assay/table'
import { encodeFeatures } from '@assay/model'
import { expect, test } from 'vitest'
import type { Encoder } from '@assay/model'
import type { CleaningStep, UnskewTransform } from '@assay/shared'
import type { Column } from '@assay/table'
import { fitLinearEncoders } from '../../src/features/fit-linear-encoders.ts'
import type { TrainingTable } from '../../src/learner.ts'

const rows = Uint32Array.from({ length: 400 }, (_, row) => row)
const random = createRandom('rows')
const coin = Float64Array.from(rows, () => random.integer(2))

function trainingOf (columns: readonly Column[], rules: readonly CleaningStep[] = []): TrainingTable {
  const target = coin
  return { table: tableOf(...columns, numberColumn('y', target)), target, problem: { target: 'y', kind: 'binary', metric: 'rocAuc', classes: ['a', 'b'] }, rules }
}

const fit = (training: TrainingTable, learnt = rows): readonly Encoder[] => fitLinearEncoders(training, learnt, createRandom(1), () => {}).encoders

test('numbers have mean 0 and deviation 1 over the training rows, gaps are filled with the median and indicated', () => {
  const values = Array.from(rows, (row) => (row % 10 === 0 ? null : row % 7))
  const training = trainingOf([numberColumn('x', values)])
  const encoders = fit(training)
  expect(encoders.map(({ kind }) => kind)).toEqual(['scaled', 'missing'])
  expect(encoders[0]).toMatchObject({ fill: 3, transform: 'none' })
  const features = encodeFeatures(encoders, training.table, rows)
  const scaled = Float64Array.from(rows, (row) => features[row * 2]!)
  expect(scaled.reduce((sum, value) => sum + value, 0) / 400).toBeCloseTo(0, 10)
  expect(scaled.reduce((sum, value) => sum + value * value, 0) / 400).toBeCloseTo(1, 10)
})

test('the plan\'s rules are followed: quantiles to clip at, indicators, rare levels', () => {
  const rules: CleaningStep[] = [
    { step: 'clip', column: 'x', lowQuantile: 0.01, highQuantile: 0.99, reason: '' },
    { step: 'impute', column: 'x', with: 'median', indicator: true, reason: '' },
    { step: 'rareLevels', column: 'team', minRows: 20, reason: '' }
  ]
  const training = trainingOf([
    numberColumn('x', Array.from(rows, (row) => (row === 0 ? null : row === 1 ? 1e9 : row))),
    categoryColumn('team', Array.from(rows, (row) => (row < 19 ? 'few' : row < 100 ? 'some' : 'many')))
  ], rules)
  const [scaled, missing, oneHot] = fit(training)
  // 399 known values, 2 … 399 and 1e9: the quantiles of .01 and .99 lie at places 3.98 and 394.02 from 0.
  expect(scaled).toMatchObject({ low: expect.closeTo(5.98, 9), high: expect.closeTo(396.02, 9) })
  expect(missing).toEqual({ kind: 'missing', column: 'x' })
  expect(oneHot).toEqual({ kind: 'oneHot', column: 'team', levels: ['many', 'some'], other: true })
})

test('long tails are brought in as the plan says, where the rows at hand have them', () => {
  const tail = Array.from(rows, () => Math.exp(3 * random.normal()))
  const columns = [numberColumn('tail', tail), numberColumn('mirrored', tail.map((value) => -value)), numberColumn('even', Array.from(rows, (row) => row)), numberColumn('asItIs', tail)]
  const unskew = (column: string, transform: UnskewTransform): CleaningStep => ({ step: 'unskew', column, with: transform, beyond: 2, reason: '' })
  const training = trainingOf(columns, [unskew('tail', 'log1p'), unskew('mirrored', 'yeoJohnson'), unskew('even', 'log1p')])
  const encoders = fit(training)
  expect(encoders).toMatchObject([{ transform: 'log1p' }, { transform: 'yeoJohnson' }, { column: 'even', transform: 'none' }, { column: 'asItIs', transform: 'none' }])
  const features = encodeFeatures(encoders, training.table, rows)
  const skewnessOf = (feature: number): number => rows.reduce((sum, row) => sum + features[row * 4 + feature]! ** 3, 0) / rows.length
  expect(Math.abs(skewnessOf(1))).toBeLessThan(0.5)
  expect(skewnessOf(3)).toBeGreaterThan(5)
})

test('a number with a period is a place on a circle, and in its middle where it is missing', () => {
  const training = trainingOf([numberColumn('hour', Array.from(rows, (row) => row % 8 === 7 ? null : 6 * (row % 4)))], [{ step: 'cyclic', column: 'hour', period: 24, reason: '' }])
  const encoders = fit(training)
  expect(encoders.map(({ kind }) => kind)).toEqual(['cyclic', 'missing'])
  const features = encodeFeatures(encoders, training.table, Uint32Array.of(0, 1, 2, 7))
  expect(Array.from(features, (value) => Math.round(value * 1e9) / 1e9 + 0)).toEqual([0, 1, 0, 1, 0, 0, 0, -1, 0, 0, 0, 1])
})

test('constants and empty columns give nothing', () => {
  expect(fit(trainingOf([numberColumn('constant', Array.from(rows, () => 0.1)), numberColumn('empty', Array.from(rows, () => null)), categoryColumn('one', Array.from(rows, () => 'level'))]))).toEqual([])
})

test('target encoding of a useless column tells training rows nothing of their own target', () => {
  const training = trainingOf([categoryColumn('id', Array.from(rows, (row) => `id ${row % 200}`))])
  const fitted = fitLinearEncoders(training, rows, createRandom(1), () => {})
  expect(fitted.encoders.map(({ kind }) => kind)).toEqual(['levelValue'])
  const outOfFold = Math.abs(correlation(fitted.outOfFold[0]!.values, coin))
  const naive = Math.abs(correlation(encodeFeatures(fitted.encoders, training.table, rows), coin))
  expect(naive).toBeGreaterThan(0.5)
  expect(outOfFold).toBeLessThan(0.2)
})

test('nor does a row that stands there more than once', () => {
  const training = trainingOf([categoryColumn('id', Array.from(rows, (row) => `id ${row % 200}`))])
  const thrice = Uint32Array.from(rows, (_, i) => i).map((i) => Math.floor(i / 3)).filter((row) => row < 133)
  const { outOfFold } = fitLinearEncoders(training, thrice, createRandom(1), () => {})
  expect(Math.abs(correlation(outOfFold[0]!.values, Float64Array.from(thrice, (row) => coin[row]!)))).toBeLessThan(0.2)
})

test('encoders come from the given rows alone, whatever the others hold and in whatever order', () => {
  const half = rows.filter((row) => row < 200)
  const cells = Array.from(rows, (row) => `level ${row * row % 90}`)
  const numbers = Array.from(rows, (row) => row % 13)
  const encoders = fit(trainingOf([categoryColumn('c', cells), numberColumn('x', numbers)]), half)
  const others = (row: number): boolean => row >= 200
  const changed = fit(trainingOf([
    categoryColumn('c', cells.map((cell, row) => (others(row) ? 'changed' : cell))),
    numberColumn('x', numbers.map((value, row) => (others(row) ? 1e6 : value)))
  ]), half)
  expect(changed).toEqual(encoders)
})

function correlation (a: Float64Array, b: Float64Array): number {
  const centre = (values: Float64Array): Float64Array => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length
    return values.map((value) => value - mean)
  }
  const [x, y] = [centre(a), centre(b)]
  const product = (p: Float64Array, q: Float64Array): number => p.reduce((sum, value, i) => sum + value * q[i]!, 0)
  return product(x, y) / Math.sqrt(product(x, x) * product(y, y))
}
