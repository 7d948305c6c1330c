import { categoryColumn, dateColumn, numberColumn, textColumn } from '@assay/table'
import { expect, it } from 'vitest'
import { rowsByGroup } from '../src/rows-by-group.ts'

const sizes = (column: Parameters<typeof rowsByGroup>[0]) => rowsByGroup(column)!.map(({ group, rows }) => [group, rows.length])

it('groups rows by level, most frequent first, the missing too; few rows are put together', () => {
  const cells = [...new Array<null>(15).fill(null), ...new Array<string>(30).fill('north'), ...new Array<string>(12).fill('south'), 'east', 'west', 'west']
  expect(sizes(categoryColumn('region', cells))).toEqual([['north', 30], ['(missing)', 15], ['south', 12], ['(others)', 3]])
})

it('groups numbers and dates by four ranges, named by what they hold', () => {
  expect(sizes(numberColumn('age', Array.from({ length: 80 }, (_, row) => 20 + row % 40)))).toEqual([['20 to 29', 20], ['30 to 39', 20], ['40 to 49', 20], ['50 to 59', 20]])
  expect(sizes(numberColumn('flag', Array.from({ length: 40 }, (_, row) => row % 2)))).toEqual([['0', 20], ['1', 20]])
  expect(sizes(dateColumn('born', new Array<number>(10).fill(86_400_000)))).toEqual([['1970-01-02', 10]])
})

it('finds no groups in free text', () => {
  expect(rowsByGroup(textColumn('remark', ['a b', 'c d']))).toBeNull()
})
