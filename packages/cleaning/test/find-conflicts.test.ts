import type { Problem } from '@assay/shared'
import { categoryColumn, numberColumn, tableOf } from '@assay/table'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findConflicts } from '../src/find-conflicts.ts'

const binary: Problem = { target: 'y', kind: 'binary', metric: 'rocAuc', classes: ['no', 'yes'] }
const regression: Problem = { target: 'y', kind: 'regression', metric: 'rmse', classes: [] }

test('says how many rows differ in nothing but the answer, and how good anyone can be', () => {
  const table = tableOf(numberColumn('x', [1, 1, 1, 2, 3, 3, 4, 5, 6, 7]), categoryColumn('y', ['no', 'no', 'yes', 'no', 'no', 'yes', 'yes', 'no', 'no', 'yes']))
  expect(findConflicts({ ...table, columns: [table.columns[0]!, { ...table.columns[1]!, levels: ['no', 'yes'] } as never] }, binary)).toEqual({
    severity: 'warning', code: 'conflicts', columns: ['y'], detail: '5 training rows are equal to others in all but "y"; no model can be right in more than 80.0 % of all rows here'
  })
})

test('of numbers, the share of their variance', () => {
  const table = tableOf(categoryColumn('x', ['a', 'a', 'b', 'b']), numberColumn('y', [1, 3, 11, 13]))
  // Means 2 and 12; 4 of 104 squares are within.
  expect(findConflicts(table, regression)!.detail).toContain('explain more than 96.2 %')
})

test('is silent exactly when a lookup of the rows is always right', () => {
  fc.assert(fc.property(fc.array(fc.tuple(fc.nat(3), fc.nat(2)), { minLength: 1, maxLength: 20 }), (cells) => {
    const answers = new Map<number, number>()
    const agree = cells.every(([x, y]) => (answers.get(x) ?? answers.set(x, y).get(x)) === y)
    const table = tableOf(numberColumn('x', cells.map(([x]) => x)), numberColumn('y', cells.map(([, y]) => y)))
    expect(findConflicts(table, regression) === null).toBe(agree)
  }))
})
