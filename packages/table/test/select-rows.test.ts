import { expect, test } from 'vitest'
import { categoryColumn, cellsOf, dateColumn, numberColumn, selectRows, tableOf, textColumn } from '../src/index.ts'

test('rows are taken in the order given, and as often', () => {
  const table = tableOf(numberColumn('n', [1, null, 3]), dateColumn('d', [5, 6, null]), categoryColumn('c', ['x', 'y', null]), textColumn('t', ['ab', null, 'é']))
  const selected = selectRows(table, Uint32Array.of(2, 0, 0))
  expect(selected.rows).toBe(3)
  expect(selected.columns.map(cellsOf)).toEqual([[3, 1, 1], [null, 5, 5], [null, 'x', 'x'], ['é', 'ab', 'ab']])
  expect(selected.columns[2]).toMatchObject({ levels: ['x', 'y'] })
})
