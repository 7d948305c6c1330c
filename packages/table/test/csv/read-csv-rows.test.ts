import { expect, test } from 'vitest'
import { readCsvRows } from '../../src/index.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

test('cells stay text, the first record holds the names, short rows are filled', () => {
  expect(readCsvRows(bytes('1;2;3\n"a\nb"; 2,5 ;x\n\n4;5\n'))).toEqual({ names: ['1', '2', '3'], rows: [['a\nb', '2,5', 'x'], ['4', '5', '']], lines: [2, 5] })
})

test('one name and one row are enough', () => {
  expect(readCsvRows(bytes('\uFEFFage\n41'))).toEqual({ names: ['age'], rows: [['41']], lines: [2] })
})

test('bytes that are not UTF-8 are windows-1252', () => {
  expect(readCsvRows(Uint8Array.of(97, 44, 98, 10, 0x80, 44, 0xe9)).rows).toEqual([['€', 'é']])
})

test.each([
  ['', 'DATASET_EMPTY', /no rows/],
  ['a,b\n', 'DATASET_EMPTY', /header and no rows/],
  ['a,b\n1,2\n3,4,5\n', 'CSV_INVALID', /Line 3 has more cells/],
  ['a,b\n1,"2\n', 'CSV_INVALID', /line 2 is never closed/]
])('%j', (csv, code, message) => {
  expect(() => readCsvRows(bytes(csv))).toThrow(expect.objectContaining({ code, message: expect.stringMatching(message) }))
})
