import { createRandom } from '@assay/shared'
import { describe, expect, test } from 'vitest'
import { measureColumn } from '../../src/associations/measured-column.ts'
import { openMutualInformation, type MutualInformation } from '../../src/associations/mutual-information.ts'
import type { Column } from '../../src/column.ts'
import { categoryColumn, numberColumn } from '../../src/table-of.ts'

const rows = Array.from({ length: 800 }, (_, row) => row)
const random = createRandom('mutual information')
const signal = rows.map(() => random.normal())

function about (target: Column, ...columns: readonly Column[]): MutualInformation[] {
  const all = Uint32Array.from(rows)
  return columns.map((column) => openMutualInformation(measureColumn(target, all)!, columns.length)(measureColumn(column, all)!))
}

test('agrees with scikit-learn: mutual information less the one expected by chance, and adjusted for it', () => {
  const [found] = about(categoryColumn('y', rows.map((row) => 'abc'[(row * row) % 7 % 3]!)), categoryColumn('x', rows.map((row) => 'pqrs'[(row * 3) % 7 % 4]!)))
  expect(found!.bits).toBeCloseTo(0.51816, 3)
  expect(found!.share).toBeCloseTo(0.37701, 3)
})

describe('of a number that is to be predicted', () => {
  const target = numberColumn('y', signal)

  test('itself tells all, in any unit; its square and its gaps tell what ranks and means do not', () => {
    const [copy, square, gaps] = about(target,
      numberColumn('copy', signal.map((value) => 3 * value - 7)),
      numberColumn('square', signal.map((value) => (value - 0.02) ** 2)),
      numberColumn('gaps', signal.map((value) => value > 1 ? null : 0)))
    expect(copy).toMatchObject({ share: 1, pValue: 0.005 })
    expect(square!.share).toBeGreaterThan(0.5)
    expect(square!.pValue).toBe(0.005)
    expect(gaps!.share).toBeGreaterThan(0.1)
    expect(gaps!.pValue).toBe(0.005)
  })

  test('rows without an answer do not count', () => {
    const known = numberColumn('y', signal.map((value, row) => row % 3 === 0 ? null : value))
    const sideOf = (unanswered: string): Column => categoryColumn('x', signal.map((value, row) => row % 3 === 0 ? unanswered : value > 0 ? 'above' : 'below'))
    expect(about(known, sideOf('above'))).toEqual(about(known, sideOf('neither')))
  })
})

test('what has nothing to do with the target says about nothing, and as many p-values are small as should be', () => {
  const target = categoryColumn('y', signal.map((value) => value > 0.8 ? 'yes' : 'no'))
  const found = about(target, ...Array.from({ length: 200 }, (_, column) => column % 2 === 0
    ? numberColumn('number', rows.map(() => random.normal()))
    : categoryColumn('levels', rows.map(() => `l${random.integer(60)}`))))
  const mean = (of: (one: MutualInformation) => number): number => found.reduce((sum, one) => sum + of(one), 0) / found.length
  expect(mean(({ share }) => share)).toBeLessThan(0.02)
  expect(mean(({ pValue }) => Number(pValue <= 0.05))).toBeGreaterThan(0.01)
  expect(mean(({ pValue }) => Number(pValue <= 0.05))).toBeLessThan(0.1)
  expect(mean(({ pValue }) => pValue)).toBeCloseTo(0.5, 1)
})

test('the same columns say the same; a column or a target of one value says nothing', () => {
  const target = numberColumn('y', signal)
  const noisy = numberColumn('x', signal.map((value) => value + random.normal()))
  expect(about(target, noisy)).toEqual(about(target, noisy))
  const nothing = { bits: 0, share: 0, pValue: 1 }
  expect(about(target, categoryColumn('x', rows.map(() => 'a')))).toEqual([nothing])
  expect(about(categoryColumn('y', rows.map(() => 'a')), noisy)).toEqual([nothing])
})
