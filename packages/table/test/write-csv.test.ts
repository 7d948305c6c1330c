import fc from 'fast-check'
import { expect, test } from 'vitest'
import { categoryColumn, dateColumn, numberColumn, tableOf, writeCsv } from '../src/index.ts'
import { readCsv } from './read-csv.ts'

test('quotes stand only where they are needed', () => {
  expect(writeCsv(tableOf(numberColumn('a,b', [1, null, -0]), categoryColumn('c', ['x "y"', null, 'two\nlines'])))).toBe('"a,b",c\n1,"x ""y"""\n"",\n-0,"two\nlines"\n')
})

test('a written table is read as the same table', () => {
  const label = fc.stringMatching(/^[a-z]([a-z ,;"'|\n\t]*[a-z"'])?$/).filter((text) => !['na', 'null', 'nan', 'false', 'true'].includes(text))
  const row = fc.record({
    number: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })),
    date: fc.option(fc.date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })),
    label: fc.option(label)
  })
  fc.assert(fc.property(fc.array(row, { minLength: 1, maxLength: 20 }), (rows) => {
    const table = tableOf(
      numberColumn('number', [...rows.map(({ number }) => number), .5]),
      dateColumn('date', [...rows.map(({ date }) => date === null ? null : date.getTime()), 0]),
      categoryColumn('label, "quoted"', [...rows.map(({ label }) => label), 'last'])
    )
    expect(readCsv(writeCsv(table)).table).toStrictEqual(table)
  }))
})
