import { openKernels } from '@assay/kernels'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boosting } from '../../src/boosting/boosting.ts'
import { binFeatures, binnedColumns } from '../../src/trees/bin-features.ts'
import { binTable } from '../../src/trees/bin-table.ts'
import { findCuts } from '../../src/trees/find-cuts.ts'
import { allRows, fitTask, mixedRows } from './mixed-rows.ts'

const open = openKernels()
const value = fc.oneof(fc.double(), fc.integer({ min: -3, max: 3 }), fc.constantFrom(NaN, Infinity, -Infinity, 0, -0, Number.MAX_VALUE, Number.MIN_VALUE))

describe('findCuts', () => {
  it('separates any two neighbouring values where there are few', () => {
    fc.assert(fc.property(fc.array(value, { maxLength: 100 }), (values) => {
      const cuts = findCuts(Float64Array.from(values), 254, open)
      const distinct = [...new Set(values.filter(Number.isFinite).map((number) => number + 0))].sort((a, b) => a - b)
      expect(cuts.length).toBe(Math.max(distinct.length - 1, 0))
      cuts.forEach((cut, i) => {
        expect(distinct[i]!).toBeLessThan(cut)
        expect(cut).toBeLessThanOrEqual(distinct[i + 1]!)
      })
    }))
  })

  it('gives each bin about as many rows where values are many', () => {
    const values = Float64Array.from({ length: 200_000 }, (_, row) => ((row * 7919) % 200_000) ** 3)
    const cuts = findCuts(values, 254, open)
    expect(cuts.length).toBe(254)
    const rows = new Array<number>(255).fill(0)
    for (let row = 0; row < values.length; row += 10) rows[cuts.filter((cut) => cut <= values[row]!).length]!++
    expect(Math.max(...rows)).toBeLessThan(2 * 20_000 / 255)
    expect(Math.min(...rows)).toBeGreaterThan(20_000 / 255 / 2)
  })
})

describe('binFeatures', () => {
  it('bins a number by 1 + the cuts that are not above it, and a missing one by 0', () => {
    fc.assert(fc.property(fc.array(value, { minLength: 1, maxLength: 600 }), (values) => {
      const { features: [feature], bins } = binFeatures([{ kind: 'number', name: 'x', values: Float64Array.from(values) }], values.length, open, () => {})
      if (feature?.kind !== 'number') throw new Error('a number column became something else')
      values.forEach((number, row) => {
        expect(bins[row]).toBe(Number.isNaN(number) ? 0 : 1 + feature.cuts.filter((cut) => cut <= number).length)
        expect(bins[row]!).toBeLessThan(feature.bins)
      })
    }))
  })

  it('keeps the most frequent levels and lets the rest share a bin', () => {
    const levels = Array.from({ length: 1000 }, (_, level) => `level ${level}`)
    // level i has 1 row, every tenth has 5
    const codes = Uint32Array.from(levels.flatMap((_, level) => new Array<number>(level % 10 === 0 ? 5 : 1).fill(level + 1)).concat(0))
    const { features: [feature], bins } = binFeatures([{ kind: 'category', name: 'c', codes, levels }], codes.length, open, () => {})
    if (feature?.kind !== 'category') throw new Error('a category column became something else')
    expect(feature.levels.length).toBe(254)
    expect(feature.levels.filter((level) => Number(level.slice(6)) % 10 === 0).length).toBe(100)
    codes.forEach((code, row) => {
      const kept = feature.levels.indexOf(levels[code - 1] ?? '')
      expect(bins[row]).toBe(code === 0 ? 0 : kept >= 0 ? kept + 1 : 255)
    })
  })

  it('puts bins and cuts where all threads see them, and learners take bins that are there', () => {
    const given = mixedRows(200, 'binary')
    const bins = binTable(given, () => {})
    expect(bins.bins.buffer).toBeInstanceOf(SharedArrayBuffer)
    for (const feature of bins.features) if (feature.kind === 'number') expect(feature.cuts.buffer).toBeInstanceOf(SharedArrayBuffer)
    expect(binTable({ ...given, bins }, () => {})).toBe(bins)
    const task = fitTask(allRows(200), { rounds: 3 })
    const others = { ...given, table: { ...given.table, columns: given.table.columns.slice(-1) }, bins }
    expect(boosting.open(others).fit(task)).toEqual(boosting.open(given).fit(task))
  })

  it('bins many rows block by block as it bins them at once', () => {
    const values = Float64Array.from({ length: 300_001 }, (_, row) => (row * 7919) % 1009)
    const { features: [feature], bins } = binFeatures([{ kind: 'number', name: 'x', values }], values.length, open, () => {})
    if (feature?.kind !== 'number') throw new Error('a number column became something else')
    const binOf = Array.from({ length: 1009 }, (_, number) => 1 + feature.cuts.filter((cut) => cut <= number).length)
    expect(bins.every((bin, row) => bin === binOf[values[row]!])).toBe(true)
  })

  it('leaves the target out, and says so when nothing else is there', () => {
    const columns = [{ kind: 'number' as const, name: 'y', values: Float64Array.of(1) }]
    expect(() => binnedColumns({ rows: 1, columns }, 'y')).toThrow(expect.objectContaining({ code: 'NO_FEATURES' }))
  })
})
