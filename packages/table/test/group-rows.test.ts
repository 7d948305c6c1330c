import fc from 'fast-check'
import { expect, test } from 'vitest'
import { categoryColumn, cellsOf, groupRows, numberColumn, tableOf, textColumn } from '../src/index.ts'

test('rows are grouped exactly when all their cells are equal', () => {
  const row = fc.record({ number: fc.constantFrom(0, -0, 1, null), label: fc.constantFrom('x', 'y', null), text: fc.constantFrom('', 'ab', 'ba') })
  fc.assert(fc.property(fc.array(row, { maxLength: 40 }), (rows) => {
    const table = tableOf(numberColumn('n', rows.map(({ number }) => number)), categoryColumn('c', rows.map(({ label }) => label)), textColumn('t', rows.map(({ text }) => text)))
    const columns = table.columns.map(cellsOf)
    const keys = rows.map((_, row) => JSON.stringify(columns.map((cells) => cells[row])))
    expect([...groupRows(table)]).toEqual(keys.map((key) => keys.indexOf(key)))
  }))
})

test('ignored columns may differ', () => {
  const table = tableOf(numberColumn('id', [1, 2, 3]), numberColumn('x', [5, 5, 6]))
  expect([...groupRows(table)]).toEqual([0, 1, 2])
  expect([...groupRows(table, ['id'])]).toEqual([0, 0, 2])
})
