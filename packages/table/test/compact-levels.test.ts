import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cellsOf, categoryColumn, compactLevels, numberColumn, selectRows, tableOf } from '../src/index.ts'

test('a part of a table is told as if it had been the whole', () => {
  const cells = fc.array(fc.option(fc.constantFrom('a', 'b', 'c', '__proto__')), { minLength: 1, maxLength: 30 })
  fc.assert(fc.property(cells, fc.array(fc.nat(), { maxLength: 30 }), (column, picks) => {
    const rows = Uint32Array.from(picks, (pick) => pick % column.length)
    const whole = tableOf(categoryColumn('c', column), numberColumn('n', column.map((_, row) => row)))
    const part = compactLevels(selectRows(whole, rows))
    expect(part.columns[0]).toEqual(categoryColumn('c', [...rows].map((row) => column[row]!)))
    expect(cellsOf(part.columns[1]!)).toEqual([...rows])
  }))
})
