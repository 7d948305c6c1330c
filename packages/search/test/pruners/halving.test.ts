import { expect, test } from 'vitest'
import * as fc from 'fast-check'
import { pruneByHalving, rungShares } from '../../src/index.ts'

/** Nine trials on the first rung, scored .70, .71 … .78; the last three of them came to the second one. */
const seenRungs = Array.from({ length: 9 }, (_, trial) => [0.7 + trial / 100, ...(trial < 6 ? [] : [0.8 + trial / 100])])

test('lets the best third of a rung climb', () => {
  expect(pruneByHalving({ rungs: [0.755], seenRungs, better: 'higher' })).toBe('prune')
  expect(pruneByHalving({ rungs: [0.765], seenRungs, better: 'higher' })).toBe('continue')
  expect(pruneByHalving({ rungs: [0.715], seenRungs, better: 'lower' })).toBe('continue')
  expect(pruneByHalving({ rungs: [0.735], seenRungs, better: 'lower' })).toBe('prune')
})

test('lets trials climb where there is little to compare them with', () => {
  expect(pruneByHalving({ rungs: [0.1], seenRungs: seenRungs.slice(0, 4), better: 'higher' })).toBe('continue')
  expect(pruneByHalving({ rungs: [0.9, 0.1], seenRungs, better: 'higher' })).toBe('continue')
})

test('rungs triple, hold rows enough, and stay below all rows; small tables have none', () => {
  expect(rungShares(20_000)).toEqual([])
  expect(rungShares(31_000)).toEqual([1 / 3])
  expect(rungShares(160_000)).toEqual([1 / 9, 1 / 3])
  fc.assert(fc.property(fc.integer({ min: 1, max: 10_000_000 }), (rows) => {
    const shares = rungShares(rows)
    for (const [rung, share] of shares.entries()) {
      expect(rows * share).toBeGreaterThanOrEqual(10_000)
      expect((shares[rung + 1] ?? 1) / share).toBeCloseTo(3)
    }
  }))
})
