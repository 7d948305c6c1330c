import { categoryColumn, dateColumn, numberColumn, textColumn } from '@assay/table'
import { describe, expect, test } from 'vitest'
import { profileColumn } from '../../src/profile/profile-column.ts'

const rows = Array.from({ length: 100 }, (_, row) => row)
const isIdentifier = (column: Parameters<typeof profileColumn>[0]): boolean => profileColumn(column).identifier === true

test('levels are counted, most frequent first, ties by code units; unused levels do not count', () => {
  const column = categoryColumn('colour', ['b', 'a', null, 'b', 'B', 'a', 'b ', 'c'])
  const profile = profileColumn({ ...column, levels: [...column.levels, 'unused'] })
  expect(profile).toMatchObject({ type: 'category', rows: 8, missing: 1, distinct: 5 })
  expect(profile.topLevels).toEqual([{ level: 'a', rows: 2 }, { level: 'b', rows: 2 }, { level: 'B', rows: 1 }, { level: 'b ', rows: 1 }, { level: 'c', rows: 1 }])
  expect(profile.spellings).toEqual([['B', 'b'], ['b ', 'b']])
})

test('levels called like members of Object are levels', () => {
  expect(profileColumn(categoryColumn('c', ['__proto__', 'constructor', '__proto__', 'toString'])).topLevels).toEqual([
    { level: '__proto__', rows: 2 }, { level: 'constructor', rows: 1 }, { level: 'toString', rows: 1 }
  ])
})

test('dates are bare days where no cell has a time', () => {
  const days = [Date.UTC(2020, 0, 22), NaN, Date.UTC(2021, 4, 29), Date.UTC(2020, 0, 22)]
  expect(profileColumn(dateColumn('day', days))).toEqual({ name: 'day', type: 'date', rows: 4, missing: 1, distinct: 2, firstDate: '2020-01-22', lastDate: '2021-05-29' })
  expect(profileColumn(dateColumn('time', [Date.UTC(2020, 0, 22, 17), Date.UTC(2020, 0, 23)])).firstDate).toBe('2020-01-22T17:00:00.000Z')
})

test('texts are measured in characters, not bytes', () => {
  expect(profileColumn(textColumn('review', ['naïve', '日本', null, 'naïve']))).toMatchObject({
    type: 'text', rows: 4, missing: 1, distinct: 2, length: { mean: 4, max: 5 }
  })
})

describe('a column names its rows', () => {
  test('when its whole numbers ascend or descend, with gaps or without', () => {
    expect(isIdentifier(numberColumn('x', rows.map((row) => 3 * row + row % 2)))).toBe(true)
    expect(isIdentifier(numberColumn('x', rows.toReversed()))).toBe(true)
  })

  test('when it numbers them in any order', () => {
    expect(isIdentifier(numberColumn('x', rows.map((row) => (37 * row) % 100)))).toBe(true)
  })

  test('when it is called like a key', () => {
    const scattered = rows.map((row) => (7_919 * row) % 100_003)
    for (const name of ['CustomerId', 'customer_id', 'ID', 'Unnamed: 0', 'policy no', 'RowNumber']) expect(isIdentifier(numberColumn(name, scattered)), name).toBe(true)
    for (const name of ['fnlwgt', 'paid', 'Humid', 'income']) expect(isIdentifier(numberColumn(name, scattered)), name).toBe(false)
  })

  test('when its short texts do not repeat', () => {
    expect(isIdentifier(categoryColumn('code', rows.map((row) => `A-${row}`)))).toBe(true)
    expect(isIdentifier(textColumn('name', rows.map((row) => `Person ${row}`)))).toBe(true)
    expect(isIdentifier(textColumn('review', rows.map((row) => `I bought this thing ${row} days ago and have liked it ever since`)))).toBe(false)
  })

  test('but not when values are measurements, repeat, or are few', () => {
    expect(isIdentifier(numberColumn('x', rows.map((row) => row + 0.5)))).toBe(false)
    expect(isIdentifier(numberColumn('x', rows.map((row) => row % 90)))).toBe(false)
    expect(isIdentifier(numberColumn('x', [1, 2, 3, 4]))).toBe(false)
  })
})
