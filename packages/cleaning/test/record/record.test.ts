import { createRandom, type CleaningStep } from '@assay/shared'
import { categoryColumn, dateColumn, numberColumn, tableOf, textColumn } from '@assay/table'
import { describe, expect, test } from 'vitest'
import { inferProblem } from '../../src/infer-problem.ts'
import { countTouched } from '../../src/record/count-touched.ts'
import { describeChanges } from '../../src/record/describe-changes.ts'
import { describeSplit } from '../../src/record/describe-split.ts'
import { findMissingPatterns } from '../../src/record/find-missing-patterns.ts'

test('each step is told by the cells or the rows that it is about', () => {
  const rows = Array.from({ length: 200 }, (_, row) => row)
  const cells = tableOf(
    numberColumn('x', rows.map((row) => row % 20 === 0 ? -999 : row % 50 === 1 ? null : row)),
    categoryColumn('city', rows.map((row) => row % 10 === 0 ? 'brest' : row === 7 ? 'Ys' : 'Brest')),
    numberColumn('same', rows.map((row) => row < 100 ? row : row - 100)),
    dateColumn('hired', rows.map((row) => Date.UTC(2020, 0, 1 + row % 100)))
  )
  const cleaned = tableOf(numberColumn('x', rows.map((row) => row % 20 === 0 || row % 50 === 1 ? null : row)), categoryColumn('city', rows.map((row) => row === 7 ? 'Ys' : 'Brest')))
  const steps: CleaningStep[] = [
    { step: 'dropRows', where: 'targetMissing', reason: '' },
    { step: 'groupRows', ignoring: ['x', 'city'], reason: '' },
    { step: 'drop', column: 'same', reason: '' },
    { step: 'missing', column: 'x', values: ['-999.0'], reason: '' },
    { step: 'missing', column: 'hired', values: ['2020-01-01'], reason: '' },
    { step: 'mergeLevels', column: 'city', levels: [['brest', 'Brest']], reason: '' },
    { step: 'clip', column: 'x', lowQuantile: 0.01, highQuantile: 0.99, reason: '' },
    { step: 'impute', column: 'x', with: 'median', indicator: true, reason: '' },
    { step: 'rareLevels', column: 'city', minRows: 10, reason: '' },
    { step: 'dropNull', reason: '' }
  ]
  expect(countTouched({ plan: { target: 'y', steps }, inputs: cells.columns.map(({ name, kind }) => ({ name, format: { type: kind, missing: [] } })), cells, cleaned, withoutTarget: 4 })).toEqual([4, 100, null, 10, 2, 20, 4, 14, 1, null])
})

test('columns that are missing together are counted, rows without a gap and empty columns are not', () => {
  const gaps = (column: string): (string | null)[] => ['ab', 'ab', 'a', '', 'abc', ''].map((row) => row.includes(column) ? null : 'there')
  const table = tableOf(textColumn('a', gaps('a')), categoryColumn('b', gaps('b')), dateColumn('c', gaps('c').map((cell) => cell === null ? null : 0)), numberColumn('empty', gaps('').map(() => null)))
  expect(findMissingPatterns(table)).toEqual([{ columns: ['a', 'b'], rows: 2 }, { columns: ['a'], rows: 1 }, { columns: ['a', 'b', 'c'], rows: 1 }])
})

test('long tails are shown before and after, those that do not change are not', () => {
  const random = createRandom('changes')
  const normal = Array.from({ length: 2_000 }, () => random.normal())
  const cleaned = tableOf(numberColumn('even', normal), numberColumn('tail', normal.map((value) => Math.exp(2 * value))), numberColumn('wild', normal.map((value, row) => row === 5 ? 1e6 : value)))
  const clip = (column: string): CleaningStep => ({ step: 'clip', column, lowQuantile: 0.01, highQuantile: 0.99, reason: '' })
  const changes = describeChanges({ target: 'y', steps: [clip('even'), clip('wild'), clip('tail'), { step: 'unskew', column: 'tail', with: 'log1p', beyond: 2, reason: '' }] }, cleaned)
  expect(changes.map(({ column }) => column)).toEqual(['wild', 'tail'])
  for (const { before, after } of changes) expect(Math.abs(after.skewness)).toBeLessThan(Math.abs(before.skewness) / 2)
})

describe('the split', () => {
  const answers = (name: string, values: readonly number[]) => tableOf(numberColumn(name, values))
  test('of numbers is told by their spread', () => {
    const table = answers('price', Array.from({ length: 101 }, (_, row) => row / 3))
    const problem = inferProblem({ table, target: 'price', kind: 'regression' })
    const split = describeSplit({ problem, options: { time: 'day' }, grouped: false, training: table, test: answers('price', [7]) })
    expect(split).toMatchObject({ by: 'time', column: 'day', test: [7, 7, 7, 7, 7] })
    expect(split.training[2]).toBeCloseTo(50 / 3, 12)
  })

  test('of classes by their rows', () => {
    const table = tableOf(categoryColumn('y', ['no', 'yes', 'no', 'yes', 'no']))
    const problem = inferProblem({ table, target: 'y' })
    expect(describeSplit({ problem, options: {}, grouped: true, training: table, test: tableOf({ ...categoryColumn('y', ['no', 'yes']), codes: Uint32Array.of(2) }) }))
      .toEqual({ by: 'groups', training: [3, 2], test: [0, 1] })
  })
})
