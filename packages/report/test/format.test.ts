import { expect, test } from 'vitest'
import { formatsIn } from '../src/format.ts'
import { shorten } from '../src/shorten.ts'

const english = formatsIn('en')
const french = formatsIn('fr')

test.each([
  [0, 10, '0 %'], [1, 3, '33.3 %'], [1, 500, '0.2 %'], [11, 7043, '0.16 %'], [1, 1e6, '< 0.01 %'], [999_999, 1e6, '> 99.9 %'], [5, 5, '100 %'], [0, 0, '0 %']
])('%d of %d is %s', (part, whole, text) => {
  expect(english.share(part, whole).replaceAll('\u00a0', ' ')).toBe(text)
})

test.each([
  [0, '0'], [0.1234567, '0.1235'], [-58.3123, '−58.31'], [-0, '0'], [999.99, '1000'], [1234.56, '1,234.6'], [1_490_400, '1,490,400'], [1e15, '1.000e15'], [0.00001234, '1.234e-5'], [NaN, '–'], [null, '–'], [undefined, '–']
])('%s is written %s', (value, text) => {
  expect(english.number(value)).toBe(text)
})

test('what is not all is not said to be', () => {
  expect([1, 0.999, 0.9, 0].map(english.strength)).toEqual(['1.00', '>\u00a00.99', '0.90', '0.00'])
})

test('a long text is cut between characters, and blanks at its edges are seen', () => {
  expect(shorten('abcdef', 4)).toBe('abc…')
  expect(shorten('😀😀😀😀', 4)).toBe('😀😀😀😀')
  expect(shorten('😀😀😀😀😀', 4)).toBe('😀😀😀…')
  expect(shorten(' a b ')).toBe('␣a b␣')
})

test('numbers and dates are written as their language does', () => {
  const written = [french.whole(1470), french.number(-1234.56), french.score(0.79), french.share(1, 3), french.strength(0.999), french.tick(2005), french.tick(150_000), french.shareTick(0.2), french.number(1.234e-5), french.date('2020-01-31'), french.date('2020-01-31T12:30:00.000Z')]
  expect(written.map((text) => text.replaceAll(/[\u00a0\u202f]/g, ' '))).toEqual(['1 470', '−1 234,6', '0,7900', '33,3 %', '> 0,99', '2005', '150 k', '20 %', '1,234e-5', '31 janv. 2020', '31 janv. 2020, 12:30'])
  expect(written.filter((text) => text.includes(' '))).toEqual(written.slice(-2))
  expect([english.date('2020-01-31'), english.dateTick(86_400_000)(new Date(0))]).toEqual(['Jan 31, 2020', 'Jan 1'])
})
