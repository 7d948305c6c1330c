import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readDate } from '../src/cells/read-date.ts'
import { isoPatterns, readIsoDate } from '../src/cells/read-iso-date.ts'

const number = (most: number, digits: number) => fc.oneof(fc.integer({ min: 0, max: most }), fc.constantFrom(0, 1, most)).map((value) => String(value).padStart(digits, '0'))
const day = fc.tuple(number(2100, 4), number(13, 2), number(32, 2)).map((parts) => parts.join('-'))
const time = fc.tuple(number(24, 2), number(60, 2), number(60, 2)).map((parts) => ` ${parts.join(':')}`)
const date = fc.oneof(day, fc.tuple(day, time).map((parts) => parts.join('')))

/** By both: without an object, and among all ways to understand the text. */
function readings (text: string): { fast: number, slow: number } {
  const bytes = new TextEncoder().encode(`1${text}1`)
  const reading = readDate(bytes, 1, bytes.length - 1).find(({ pattern }) => pattern === isoPatterns[10] || pattern === isoPatterns[19])
  return { fast: readIsoDate(bytes, 1, bytes.length - 1), slow: reading?.milliseconds ?? NaN }
}

test('makes of dates what readDate makes of them', () => {
  fc.assert(fc.property(date, (text) => {
    const { fast, slow } = readings(text)
    expect(fast).toBe(slow)
  }), { numRuns: 2000 })
})

test('makes nothing else of other texts', () => {
  const damaged = fc.tuple(date, fc.nat(18), fc.constantFrom('-', ' ', ':', 'T', 'x', '/', '')).map(([text, at, mark]) => text.slice(0, at) + mark + text.slice(at + 1))
  fc.assert(fc.property(damaged, (text) => {
    const { fast, slow } = readings(text)
    if (!Number.isNaN(fast)) expect(fast).toBe(slow)
  }), { numRuns: 2000 })
})
