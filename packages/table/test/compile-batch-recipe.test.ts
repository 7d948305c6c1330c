import { openKernels } from '@assay/kernels'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cellsOf, compileBatchRecipe, compileRecipe, openCsvRows, recipeOf, writeCsvLine, type Cell, type Recipe, type RowReading } from '../src/index.ts'

const names = ['Age', 'Code', 'Share', 'Hired', 'Team', 'Note']
const plain = recipeOf([
  { name: 'Age', format: { type: 'number', missing: ['?'] } },
  { name: 'Code', format: { type: 'number', missing: ['-1', 'NA'] } },
  { name: 'Share', format: { type: 'number', missing: [], number: { decimal: ',', thousands: '.', percent: true, currency: '€' } } },
  { name: 'Hired', format: { type: 'date', missing: ['-'], date: { pattern: 'yyyy-MM-dd | dd.MM.yyyy' } } },
  { name: 'Team', format: { type: 'category', missing: ['none'] } },
  { name: 'Note', format: { type: 'text', missing: [] } },
  { name: 'Absent', format: { type: 'number', missing: [] } }
])
const recipe: Recipe = {
  ...plain,
  outputs: [...plain.outputs, { name: 'weekday', kind: 'number', input: 3, missing: [], mergeLevels: [], datePart: 'weekday' }, { name: 'merged', kind: 'category', input: 4, missing: ['south'], mergeLevels: [['North', 'north']] }]
}
const opened = openKernels()
const emptyMark = opened.memory.mark()

/** @returns the cells of the rows before the first that cannot be read, and what cannot be read there */
function readCsv (text: string, kernels?: typeof opened): { readonly cells: readonly (readonly Cell[])[], readonly unreadable: RowReading['unreadable'] } {
  const cells: Cell[][] = []
  let unreadable: RowReading['unreadable'] = []
  const rows = openCsvRows((given) => {
    const { labelColumns, read } = compileBatchRecipe(recipe, given)
    return {
      labelColumns,
      take (batch) {
        if (unreadable.length > 0) return
        const reading = read(batch)
        const columns = reading.table.columns.map(cellsOf)
        for (let row = 0; row < (reading.unreadable?.record ?? batch.records); row++) cells.push(columns.map((column) => column[row]!))
        unreadable = reading.unreadable?.values ?? []
      }
    }
  }, kernels)
  rows.push(new TextEncoder().encode(text))
  rows.end()
  return { cells, unreadable }
}

function readRows (texts: readonly (readonly string[])[]): ReturnType<typeof readCsv> {
  const readRow = compileRecipe(recipe)
  const cells: (readonly Cell[])[] = []
  for (const row of texts) {
    const reading = readRow(new Map(names.map((name, column) => [name, row[column]])))
    if (reading.unreadable.length > 0) return { cells, unreadable: reading.unreadable }
    cells.push(reading.cells)
  }
  return { cells, unreadable: [] }
}

function expectSame (texts: readonly (readonly string[])[]): void {
  const csv = [names, ...texts].map(writeCsvLine).join('\n')
  const expected = readRows(texts)
  opened.memory.release(emptyMark)
  expect(readCsv(csv)).toEqual(expected)
  expect(readCsv(csv, opened)).toEqual(expected)
}

test('batches hold what their rows hold one by one', () => {
  const number = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }).map(String), fc.constantFrom('', '41', '-0', '007', '1e3', '0.1', '123456789012345678'))
  const date = fc.constantFrom('', '-', '1970-01-02', '2024-02-29', '29.02.2024')
  const row = fc.tuple(
    fc.oneof(number, fc.constant('?')), fc.oneof(number, fc.constantFrom('-1', '-1.0', 'NA')), fc.constantFrom('', '1,5', '1.234,5', '12 %', '€ 7', '8'),
    date, fc.constantFrom('', 'none', 'north', 'North', 'south', 'Zürich', '__proto__', 'a,b', 'say "so"'), fc.string()
  )
  const wrong = fc.tuple(fc.nat({ max: 3 }), fc.constantFrom('old', '1e400', '2024-02-30', '1,2,3'))
  fc.assert(fc.property(fc.array(fc.tuple(row, fc.option(wrong, { freq: 20 })), { minLength: 1, maxLength: 40 }), (given) => {
    const rows = given.map(([cells, odd]) => cells.map((text, column) => (odd?.[0] === column ? odd[1] : text).trim()))
    expectSame(rows.filter((cells) => cells.some((text) => text !== '')).concat([['41', '', '', '', 'north', '']]))
  }), { seed: 5, numRuns: 200 })
})

test('labels are known again after so many that those before were forgotten', () => {
  const rows = Array.from({ length: 12_000 }, (_, row) => ['1', String(row % 7 - 1), '', '', row % 3 === 0 ? 'north' : `team ${row}`, `note ${row % 5000}`])
  expectSame(rows)
})
