import { expect, test } from 'vitest'
import { findSentinels } from '../../src/profile/find-sentinels.ts'

const sorted = (...values: number[]): Float64Array => Float64Array.from(values).sort()
const spread = (low: number, high: number): number[] => Array.from({ length: 100 }, (_, i) => low + (high - low) * i / 99)
const repeat = (value: number): number[] => Array<number>(8).fill(value)

test('−200 among concentrations and temperatures is suspected', () => {
  expect(findSentinels(sorted(...repeat(-200), ...spread(0.1, 11.9)))).toEqual([-200])
  expect(findSentinels(sorted(...repeat(-200), ...spread(-1.9, 44.6)))).toEqual([-200])
  expect(findSentinels(sorted(...repeat(-200), ...spread(647, 2_040)))).toEqual([-200])
})

test('both ends may hold one', () => {
  expect(findSentinels(sorted(...repeat(-999), ...spread(0, 50), ...repeat(9_999)))).toEqual([-999, 9_999])
})

test('a number far beyond all others is suspected when it repeats, whatever it is', () => {
  expect(findSentinels(sorted(...spread(-17_912, 0), ...repeat(365_243)))).toEqual([365_243])
  expect(findSentinels(sorted(...spread(-17_912, 0), 365_243))).toEqual([])
})

test('ordinary ends are not suspected', () => {
  expect(findSentinels(sorted(...repeat(0), ...spread(1, 50), ...repeat(99)))).toEqual([])
  expect(findSentinels(sorted(...repeat(-1), ...spread(-5, 5)))).toEqual([])
  expect(findSentinels(sorted(...repeat(0), ...repeat(1)))).toEqual([])
  expect(findSentinels(sorted(...repeat(7)))).toEqual([])
  expect(findSentinels(sorted())).toEqual([])
})
