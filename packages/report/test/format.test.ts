import { expect, test } from 'vitest'
import { formatNumber, formatShare, formatStrength, shorten } from '../src/format.ts'

test.each([
  [0, 10, '0 %'], [1, 3, '33.3 %'], [1, 500, '0.2 %'], [11, 7043, '0.16 %'], [1, 1e6, '< 0.01 %'], [999_999, 1e6, '> 99.9 %'], [5, 5, '100 %'], [0, 0, '0 %']
])('%d of %d is %s', (part, whole, text) => {
  expect(formatShare(part, whole).replaceAll('\u00a0', ' ')).toBe(text)
})

test.each([
  [0, '0'], [0.1234567, '0.1235'], [-58.3123, '−58.31'], [-0, '0'], [999.99, '1000'], [1234.56, '1,234.6'], [1_490_400, '1,490,400'], [1e15, '1.000e15'], [0.00001234, '1.234e-5'], [NaN, '–'], [null, '–'], [undefined, '–']
])('%s is written %s', (value, text) => {
  expect(formatNumber(value)).toBe(text)
})

test('what is not all is not said to be', () => {
  expect([1, 0.999, 0.9, 0].map(formatStrength)).toEqual(['1.00', '>\u00a00.99', '0.90', '0.00'])
})

test('a long text is cut between characters, and blanks at its edges are seen', () => {
  expect(shorten('abcdef', 4)).toBe('abc…')
  expect(shorten('😀😀😀😀', 4)).toBe('😀😀😀😀')
  expect(shorten('😀😀😀😀😀', 4)).toBe('😀😀😀…')
  expect(shorten(' a b ')).toBe('␣a b␣')
})
