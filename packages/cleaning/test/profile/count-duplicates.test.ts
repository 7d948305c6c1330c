import { numberColumn, tableOf } from '@assay/table'
import { expect, test } from 'vitest'
import { countDuplicates } from '../../src/profile/count-duplicates.ts'

test('rows that repeat are counted, in all columns but those ignored', () => {
  const table = tableOf(numberColumn('id', [1, 2, 3, 4]), numberColumn('x', [5, 5, null, null]))
  expect(countDuplicates(table, [])).toBe(0)
  expect(countDuplicates(table, ['id'])).toBe(2)
  expect(countDuplicates(table, ['id', 'x'])).toBe(0)
})

test('a column that rises leaves no two rows equal, unless it is missing in them', () => {
  expect(countDuplicates(tableOf(numberColumn('x', [1, null, null, 2])), [])).toBe(1)
})
