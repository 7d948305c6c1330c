import { createRandom } from '@assay/shared'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countHashes } from '../../src/sketch/count-hashes.ts'
import { boundCounts, mergeCounts, type FrequentCounts } from '../../src/sketch/frequent-counts.ts'

const countAll = <Key>(things: Iterable<Key>): Map<Key, number> => {
  const rows = new Map<Key, number>()
  for (const thing of things) rows.set(thing, (rows.get(thing) ?? 0) + 1)
  return rows
}

/** No count is too large, none is too small by more than is told, and that is no more than is promised. */
function expectWithinBound<Key> (found: FrequentCounts<Key>, things: readonly Key[], most: number): void {
  const exact = countAll(things)
  expect(found.rows.size).toBeLessThanOrEqual(most)
  expect(found.missed).toBeLessThanOrEqual(things.length / (most + 1))
  if (exact.size <= most) expect(found).toEqual({ rows: exact, missed: 0 })
  for (const [thing, rows] of exact) {
    const counted = found.rows.get(thing) ?? 0
    expect(counted).toBeLessThanOrEqual(rows)
    expect(counted + found.missed).toBeGreaterThanOrEqual(rows)
  }
}

test('parts in any number and order merge to counts within the bound; to the exact ones where all fit', () => {
  const thing = fc.oneof({ weight: 3, arbitrary: fc.integer({ max: 5, min: 0 }) }, fc.integer({ max: 40, min: 0 }))
  fc.assert(fc.property(fc.array(fc.array(thing, { maxLength: 30 }), { maxLength: 8 }), fc.integer({ min: 1, max: 12 }), (parts, most) => {
    const counted = parts.map((part) => boundCounts({ rows: countAll(part), missed: 0 }, most))
    const none: FrequentCounts<number> = { rows: new Map(), missed: 0 }
    expectWithinBound(counted.reduce((merged, part) => mergeCounts(merged, part, most), none), parts.flat(), most)
    expectWithinBound(counted.reduceRight((merged, part) => mergeCounts(part, merged, most), none), parts.flat(), most)
  }), { numRuns: 300 })
})

test('hashes are counted so over many windows; those that are kept are found where they were met', () => {
  const random = createRandom('hashes')
  const hashes = Float64Array.from({ length: 200_000 }, (_, row) => row % 11 === 0 ? NaN : row % 4 === 0 ? random.integer(20) * 2 ** 40 : random.integer(2 ** 32) * 2 ** 21 + random.integer(2 ** 21))
  const { frequent, places } = countHashes(hashes, 100)
  const present = hashes.filter((hash) => !Number.isNaN(hash))
  const exact = countAll(present)
  expect(frequent.missed).toBeLessThanOrEqual(present.length / 101)
  for (const [hash, rows] of frequent.rows) {
    expect(exact.get(hash)! - rows).toBeGreaterThanOrEqual(0)
    expect(exact.get(hash)! - rows).toBeLessThanOrEqual(frequent.missed)
    expect(hashes[places.get(hash)!]).toBe(hash)
  }
  for (let label = 0; label < 20; label++) expect(frequent.rows.get(label * 2 ** 40)).toBeGreaterThan(1_000)
})
