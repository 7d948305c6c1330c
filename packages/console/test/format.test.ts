import { describe, expect, it, vi } from 'vitest'

vi.stubGlobal('navigator', { languages: ['en-GB'] })
const { formatAge, formatBytes, formatScore, formatSigned, formatSeconds, formatTick, formatValue } = await import('../src/format.ts')

const now = Date.parse('2026-03-01T12:00:00Z')

describe('an age', () => {
  it.each([
    [now + 5_000, 'now'],
    [now - 59_000, 'now'],
    [now - 60_000, '1 min ago'],
    [now - 3_599_000, '60 min ago'],
    [now - 7_200_000, '2 hr ago'],
    [now - 86_400_000, 'yesterday'],
    [now - 3 * 86_400_000, '3 days ago']
  ])('of %d is in the largest unit: %s', (time, text) => expect(formatAge(new Date(time).toISOString(), now).replaceAll('.', '')).toBe(text))
})

describe('a number', () => {
  it.each([[0.82, '0.8200'], [0.085421, '0.08542'], [12_345.6, '12,350'], [0, '0.000']])('that is a score has four digits: %d', (score, text) => expect(formatScore(score)).toBe(text))
  it.each([[0, '0 kB'], [1500, '1.5 kB'], [999_999, '1,000 kB'], [2.5e9, '2.5 GB']])('of bytes: %d', (bytes, text) => expect(formatBytes(bytes)).toBe(text))
  it.each([[0.2, '1 sec'], [89, '89 secs'], [90, '2 mins']])('of seconds: %d', (seconds, text) => expect(formatSeconds(seconds)).toBe(text))
  it.each([[-1.234, '−1.23'], [0.5, '+0.5'], [0, '0']])('with its sign: %d', (value, text) => expect(formatSigned(value)).toBe(text))
  it.each([[2005, '2005'], [0.25, '0.25'], [180_000, '180k']])('on an axis, where it may be a year: %d', (value, text) => expect(formatTick(value)).toBe(text))
  it.each([[null, '–'], [undefined, '–'], [false, 'false'], [0.123456, '0.12346'], ['high', 'high']])('among values: %s', (value, text) => expect(formatValue(value)).toBe(text))
})
