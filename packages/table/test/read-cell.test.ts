import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { missingMarkers, plainNumber, readCell, readValue, unreadable, type CellFormat, type NumberFormat } from '../src/index.ts'

const number = (format: Partial<NumberFormat> = {}): CellFormat => ({ type: 'number', missing: missingMarkers, number: { ...plainNumber, ...format } })
const category: CellFormat = { type: 'category', missing: missingMarkers }

describe('numbers', () => {
  test('equal what Number makes of the same text, bit for bit', () => {
    const digits = (maxLength: number) => fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength })
    const text = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value.toExponential()),
      fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((value) => value.toFixed(5)),
      fc.tuple(fc.constantFrom('', '-'), digits(25), fc.constantFrom('', '.'), digits(25), fc.constantFrom('', 'e', 'E', 'e-', 'e+'), digits(3)).map((parts) => parts.join(''))
    ).filter((text) => text !== '' && text !== '-')
    fc.assert(fc.property(text, (text) => {
      const expected = /^-?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text) && Number.isFinite(Number(text)) ? Number(text) : unreadable
      expect(Object.is(readCell(number(), text), expected), `${text}: ${String(readCell(number(), text))}`).toBe(true)
    }), { numRuns: 5000 })
  })

  test.each<[string, Partial<NumberFormat>, number | typeof unreadable]>([
    ['1,5', { decimal: ',' }, 1.5],
    ['1.5', { decimal: ',' }, unreadable],
    ['1,234,567.5', { thousands: ',' }, 1234567.5],
    ['1234.5', { thousands: ',' }, 1234.5],
    ['1,23', { thousands: ',' }, unreadable],
    ['0,123', { thousands: ',' }, unreadable],
    ['1234,567', { thousands: ',' }, unreadable],
    ["12'345", { thousands: "'" }, 12345],
    ['1 234\u00A0567\u202F890', { thousands: ' ' }, 1234567890],
    ['12 %', { percent: true }, .12],
    ['12', { percent: true }, 12],
    ['12%', {}, unreadable],
    ['-$5', { currency: '$' }, -5],
    ['$-5', { currency: '$' }, -5],
    ['-$-5', { currency: '$' }, unreadable],
    ['5 €', { currency: '€' }, 5],
    ['€ 5', { currency: '$' }, unreadable],
    ['5 EUR', { currency: 'EUR' }, 5],
    ['1e400', {}, unreadable],
    ['+41791234567', {}, unreadable],
    ['+5', {}, 5],
    ['0x10', {}, unreadable],
    ['Infinity', {}, unreadable],
    ['1 2', {}, unreadable],
    ['  7\t', {}, 7]
  ])('%j in %j', (text, format, value) => expect(readCell(number(format), text)).toBe(value))
})

test('a cell of thirty thousand digits is read at once', () => {
  expect(readCell(number(), `${'9'.repeat(30_000)}x`)).toBe(unreadable)
  expect(readCell({ type: 'date', missing: [] }, '1/'.repeat(20))).toBe(unreadable)
}, 1000)

test('blanks and markers are missing in every type', () => {
  for (const type of ['number', 'date', 'category', 'text'] as const) {
    for (const text of ['', '  ', ' NA ', '#N/A', '?']) expect(readCell({ type, missing: missingMarkers }, text)).toBeNull()
  }
})

describe('dates', () => {
  const date = (pattern: string): CellFormat => ({ type: 'date', missing: [], date: { pattern } })
  test('every day of 400 years is the one that Date knows', () => {
    for (let day = -100_000; day < 46_000; day += 1) {
      const iso = new Date(day * 86_400_000).toISOString().slice(0, 10)
      if (readCell(date('yyyy-MM-dd'), iso) !== day * 86_400_000) throw new Error(iso)
    }
  })

  test.each([
    ['2020-02-30', 'yyyy-MM-dd'], ['1900-02-29', 'yyyy-MM-dd'], ['2020-13-01', 'yyyy-MM-dd'], ['13/01/2020', 'MM/dd/yyyy'], ['2020-01-01', 'dd/MM/yyyy'],
    ['2020-01-01 24:00', 'yyyy-MM-dd HH:mm'], ['2020-01-01 07:60', 'yyyy-MM-dd HH:mm'], ['2020-01-01 13:00 PM', 'yyyy-MM-dd hh:mm a'], ['1 Foo 2020', 'dd MMM yyyy']
  ])('%s is no %s', (text, pattern) => expect(readCell(date(pattern), text)).toBe(unreadable))
})

describe('JSON values', () => {
  test.each<[CellFormat, unknown, unknown]>([
    [number(), 41, 41], [number(), '41', 41], [number(), true, 1], [number(), false, 0], [number(), null, null], [number(), '', null], [number(), undefined, null],
    [number(), [1], unreadable], [number(), {}, unreadable], [number(), Infinity, unreadable], [number(), NaN, unreadable], [number(), 'word', unreadable],
    [category, 41, '41'], [category, ' Yes ', 'Yes'], [category, true, 'true'], [category, [], unreadable],
    [{ ...category, booleans: ['No', 'Yes'] }, true, 'Yes'], [{ ...category, booleans: ['No', 'Yes'] }, false, 'No'],
    [{ type: 'date', missing: [], date: { pattern: 'dd/MM/yyyy' } }, '02/01/1970', 86_400_000], [{ type: 'date', missing: [] }, 5, 5], [{ type: 'date', missing: [] }, true, unreadable]
  ])('%j of %j', (format, value, cell) => expect(readValue(format, value)).toBe(cell))
})
