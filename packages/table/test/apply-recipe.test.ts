import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyRecipe, cellsOf, compileRecipe, readRow, recipeOf, type Recipe } from '../src/index.ts'
import { readCsv } from './read-csv.ts'

const csv = 'age,city,when,until\n41,Bern,2020-02-29,2020-03-01\n-200,bern,1969-12-31,1900-01-01\n,Basel,,2021-01-01\n7.5,NA,2021-01-03,2021-01-01\n'
const file = readCsv(csv)
const recipe: Recipe = {
  inputs: file.columns,
  outputs: [
    { name: 'age', kind: 'number', input: 0, missing: ['-200'], mergeLevels: [] },
    { name: 'city', kind: 'category', input: 1, missing: ['Basel'], mergeLevels: [['bern', 'Bern']] },
    { name: 'when year', kind: 'number', input: 2, missing: [], mergeLevels: [], datePart: 'year' },
    { name: 'when weekday', kind: 'number', input: 2, missing: ['2020-02-29'], mergeLevels: [], datePart: 'weekday' },
    { name: 'age group', kind: 'category', input: 0, missing: [], mergeLevels: [['41', 'grown up']] },
    { name: 'city text', kind: 'text', input: 1, missing: [], mergeLevels: [] },
    { name: 'city length', kind: 'number', input: 1, missing: ['Zug'], mergeLevels: [], textPart: 'length' },
    { name: 'days', kind: 'number', input: 3, missing: ['1900-01-01'], mergeLevels: [], since: { input: 2, missing: ['2021-12-31'] } }
  ]
}

test('missing values, merged levels, parts of dates and texts, days between dates', () => {
  const table = applyRecipe(recipe, file.table)
  expect(table.columns.map((column) => [column.name, column.kind, cellsOf(column)])).toEqual([
    ['age', 'number', [41, null, null, 7.5]],
    ['city', 'category', ['Bern', 'Bern', null, null]],
    ['when year', 'number', [2020, 1969, null, 2021]],
    ['when weekday', 'number', [null, 3, null, 7]],
    ['age group', 'category', ['grown up', '-200', null, '7.5']],
    ['city text', 'text', ['Bern', 'bern', 'Basel', null]],
    ['city length', 'number', [4, 4, 5, null]],
    ['days', 'number', [1, null, null, -2]]
  ])
})

test('the recipe of a file leaves it as it is, and shares its memory', () => {
  const table = applyRecipe(recipeOf(file.columns), file.table)
  expect(table.columns[0]).toStrictEqual(file.table.columns[0])
  expect(table.columns[1]).toStrictEqual(file.table.columns[1])
  expect(cellsOf(table.columns[2]!)).toEqual([18321, -1, null, 18630])
})

test('a batch and its rows one by one give the same bits', () => {
  const age = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }).map(String), fc.constantFrom('', '-200', 'NA'))
  const date = fc.constantFrom('2020-02-29', '2021-12-31', '1900-01-01', '')
  const row = fc.record({ age, city: fc.constantFrom('Bern', 'bern', 'Basel', 'Zug', ''), when: date, until: date })
  fc.assert(fc.property(fc.array(row, { minLength: 1, maxLength: 20 }), (rows) => {
    const file = readCsv(`age,city,when,until\n.5,Bern,2020-01-01,2020-01-02\n${rows.map(({ age, city, when, until }) => `"${age}",${city},${when},${until}`).join('\n')}`)
    fc.pre(file.table.columns.every(({ kind }, i) => kind === ['number', 'category', 'date', 'date'][i]))
    const ofFile = { ...recipe, inputs: file.columns }
    const columns = applyRecipe(ofFile, file.table).columns.map(cellsOf)
    const readRow = compileRecipe(ofFile)
    rows.forEach((row, index) => {
      const { cells, unreadable } = readRow(row)
      expect(cells).toStrictEqual(columns.map((cells) => cells[index + 1]))
      expect(unreadable).toEqual([])
      expect(readRow(new Map(Object.entries(row))).cells).toStrictEqual(cells)
    })
  }))
})

test('a row that lacks, adds or misspells is answered all the same', () => {
  const reading = readRow(recipe, { age: 'old', city: ['Bern'], extra: 1 })
  expect(reading.cells).toEqual(recipe.outputs.map(() => null))
  expect(reading.unreadable).toEqual([{ column: 'age', value: 'old' }, { column: 'city', value: ['Bern'] }])
  expect([reading.missingColumns, reading.extraColumns]).toEqual([['when', 'until'], ['extra']])
})

test('members of all objects are not columns of a row', () => {
  const { columns } = readCsv('__proto__,constructor\n1,2\n')
  expect(readRow(recipeOf(columns), {})).toEqual({ cells: [null, null], unreadable: [], missingColumns: ['__proto__', 'constructor'], extraColumns: [] })
  expect(readRow(recipeOf(columns), JSON.parse('{"__proto__": 5, "constructor": "6"}') as Record<string, unknown>).cells).toEqual([5, 6])
})
