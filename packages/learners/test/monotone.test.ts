import { encodeFeatures, predictMargins, type FittedModel } from '@assay/model'
import { createRandom, type Params, type Problem } from '@assay/shared'
import { categoryColumn, numberColumn, tableOf, type Table } from '@assay/table'
import { describe, expect, test } from 'vitest'
import { openLearner } from '../src/open-learner.ts'
import type { TrainingTable } from '../src/learner.ts'

const rows = 900
const monotone: Problem['monotone'] = [{ column: 'age', direction: 'rising' }, { column: 'price', direction: 'falling' }]

describe.each<['binary' | 'regression', 'boosting' | 'xgboost', Params]>([
  ['binary', 'boosting', { rounds: 40 }],
  ['binary', 'boosting', { rounds: 40, maxLeaves: 20, maxDepth: 10, rowShare: 0.7, columnShare: 0.7, l1: 0.5, positiveWeight: 3 }],
  ['regression', 'boosting', { rounds: 40, minChildWeight: 0, l2: 0 }],
  ['regression', 'boosting', { rounds: 20, objective: 'quantile', quantile: 0.7 }],
  ['binary', 'xgboost', { rounds: 40 }],
  ['regression', 'xgboost', { rounds: 40, rowShare: 0.8 }]
])('%s, %s, %o', (kind, name, params) => {
  const given = wavyRows(kind)
  const fit = (problem: Problem): FittedModel => openLearner(name, { ...given, problem })
    .fit({ rows: Uint32Array.from({ length: rows }, (_, row) => row), heldOutRows: null, params, random: createRandom('fit'), shouldStop: () => false }).model

  test('answers rise and fall as promised, whatever the other columns hold', () => {
    const { problem } = given
    const [free, bound] = [fit(problem), fit({ ...problem, monotone: monotone! })]
    expect(worstStep(free, given.table, 'age', 1)).toBeLessThan(0)
    expect(worstStep(free, given.table, 'price', -1)).toBeLessThan(0)
    expect(worstStep(bound, given.table, 'age', 1)).toBe(0)
    expect(worstStep(bound, given.table, 'price', -1)).toBe(0)
  })

  test('something is learnt all the same', () => {
    const model = fit({ ...given.problem, monotone: monotone! })
    const [young, old] = [18, 70].map((age) => mean(marginsOf(model, withColumn(given.table, 'age', () => age))))
    expect(old! - young!).toBeGreaterThan(kind === 'binary' ? 0.5 : 5)
  })
})

test('a learner that cannot promise it is refused', () => {
  const given = wavyRows('binary')
  for (const name of ['logistic', 'forest'] as const) {
    expect(() => openLearner(name, { ...given, problem: { ...given.problem, monotone: monotone! } })).toThrow(expect.objectContaining({ code: 'LEARNER_UNSUITABLE' }))
  }
})

/** Rises with age and falls with price, but in waves that a free model follows; gaps in both. */
function wavyRows (kind: 'binary' | 'regression'): TrainingTable {
  const random = createRandom('waves')
  const draw = <T>(make: (row: number) => T): T[] => Array.from({ length: rows }, (_, row) => make(row))
  const gap = (value: number): number | null => (random.next() < 0.05 ? null : value)
  const age = draw(() => gap(18 + random.integer(60)))
  const price = draw(() => gap(random.normal() * 10))
  const city = draw(() => `city ${random.integer(12)}`)
  const other = draw(() => random.normal())
  const score = draw((row) => (age[row] ?? 40) / 15 + 2 * Math.sin((age[row] ?? 0) / 4) - (price[row] ?? 0) / 10 - 2 * Math.sin((price[row] ?? 0) / 2) + other[row]! * (city[row] === 'city 3' ? 3 : 1))
  const target = Float64Array.from(score, (value) => (kind === 'binary' ? Number(value > 3) : 100 + 10 * value))
  const table = tableOf(numberColumn('age', age), numberColumn('price', price), numberColumn('other', other), categoryColumn('city', city))
  const classes = kind === 'binary' ? ['no', 'yes'] : []
  return { table, target, problem: { target: 'y', kind, metric: kind === 'binary' ? 'rocAuc' : 'rmse', classes }, rules: [] }
}

/** The least difference, times the direction, between the margins at neighbouring values of a column; 0 where no step goes the wrong way. */
function worstStep (model: FittedModel, table: Table, column: string, direction: number): number {
  const asked = Array.from({ length: 60 }, (_, step) => (column === 'age' ? 15 + 1.1 * step : -30 + step))
  const margins = asked.map((value) => marginsOf(model, withColumn(table, column, () => value)))
  let worst = 0
  for (let step = 1; step < asked.length; step++) margins[step]!.forEach((margin, row) => { worst = Math.min(worst, direction * (margin - margins[step - 1]![row]!) || 0) })
  return worst
}

function withColumn ({ rows, columns }: Table, name: string, value: () => number): Table {
  return { rows, columns: columns.map((column) => (column.name === name ? numberColumn(name, Array.from({ length: rows }, value)) : column)) }
}

/** Of every ninth row. */
function marginsOf ({ encoders, predictor }: FittedModel, table: Table): Float64Array {
  const some = Uint32Array.from({ length: rows / 9 }, (_, row) => row * 9)
  const margins = new Float64Array(some.length)
  predictMargins(predictor, encodeFeatures(encoders, table, some), some.length, margins)
  return margins
}

function mean (values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
