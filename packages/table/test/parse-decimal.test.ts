import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseDecimal } from '../src/cells/parse-decimal.ts'

const parse = (text: string): number => parseDecimal(new TextEncoder().encode(text), 0, text.length, 46, 0)
const agree = (text: string): void => { expect(parse(text)).toBe(Number(text)) }

test('doubles that are written in full are read as they were', () => {
  fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => agree(String(value))), { seed: 11, numRuns: 2_000 })
  fc.assert(fc.property(fc.double({ min: -10, max: 10, noNaN: true }), fc.integer({ min: 15, max: 20 }), (value, digits) => agree(value.toFixed(digits))), { seed: 12, numRuns: 5_000 })
})

test('decimals in the middle of two doubles, or close to it, are rounded as they have to be', () => {
  const digits = fc.bigInt({ min: 1n << 53n, max: (1n << 54n) - 1n })
  fc.assert(fc.property(digits, fc.integer({ min: 0, max: 19 }), fc.constantFrom('', '0', '00', '1', '99'), (odd, place, more) => {
    const text = `${odd | 1n}${more}`
    agree(text)
    agree(place < text.length ? `${text.slice(0, text.length - place)}.${text.slice(text.length - place)}` : `0.${text.padStart(place, '0')}`)
  }), { seed: 13, numRuns: 5_000 })
  for (const text of ['9007199254740993', '9007199254740993.0', '0.50000000000000011', '1.00000000000000011102', '4.4501477170144023', '123456789012345678901']) agree(text)
})
