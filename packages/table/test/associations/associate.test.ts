import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { associate, type AssociationMeasure } from '../../src/associations/associate.ts'
import { correlationRatio } from '../../src/associations/correlation-ratio.ts'
import { cramersV } from '../../src/associations/cramers-v.ts'
import { measureColumn } from '../../src/associations/measured-column.ts'
import { pearson } from '../../src/associations/pearson.ts'
import { rankValues } from '../../src/associations/rank-values.ts'
import type { Column } from '../../src/column.ts'
import { categoryColumn, numberColumn } from '../../src/table-of.ts'

const x = Float64Array.of(3.5, -1, 0, 7.25, 7.25, 12, 100.5, 0, 2, 2, 2, NaN, 5.75, -8.5)
const y = Float64Array.of(1, 2, 2, 3, 9, 8, 40, 1, 2, 5, 3, 4, 4, -2)
const codesOf = (letters: string): Uint32Array => Uint32Array.from(letters, (letter) => 'abcxy'.indexOf(letter) % 3 + 1)

function between (a: Column, b: Column): AssociationMeasure {
  const rows = Uint32Array.from({ length: a.kind === 'category' ? a.codes.length : a.kind === 'text' ? 0 : a.values.length }, (_, row) => row)
  return associate(measureColumn(a, rows)!, measureColumn(b, rows)!)
}

describe('agrees with scipy', () => {
  test('pearsonr, without the rows where either is missing', () => {
    expect(pearson(x, y)).toBeCloseTo(0.986662565924153, 14)
  })

  test('rankdata', () => {
    expect([...rankValues(x)].filter((rank) => !Number.isNaN(rank))).toEqual([8, 2, 3.5, 10.5, 10.5, 12, 13, 3.5, 6, 6, 6, 9, 1])
  })

  test('spearmanr', () => {
    const complete = y.map((value, row) => Number.isNaN(x[row]) ? NaN : value)
    expect(pearson(rankValues(x), rankValues(complete))).toBeCloseTo(0.7932960893854748, 14)
  })

  test('chi2_contingency, corrected as Bergsma does', () => {
    expect(cramersV(codesOf('aabbccabcabcaabbccba'), 3, codesOf('xxyyxyxyyxyyxxyxyyyx'), 2)).toBeCloseTo(0.7641736099758538, 14)
  })

  test('f_oneway, from which ε follows', () => {
    const values = Float64Array.of(1, 2, 3, 10, 11, 9, 5, 6, 4, 2, 10, 5, 1.5, 2.5, 9.5, 10.5, 5.5, 4.5, 9, 3)
    expect(correlationRatio(values, codesOf('aabbccabcabcaabbccba'), 3)).toBeCloseTo(0.7178572161668811, 14)
  })
})

test('a column tells everything about itself, and a constant nothing', () => {
  const numbers = numberColumn('n', [1, 5, 2, 8, 3, 9])
  const levels = categoryColumn('l', ['a', 'b', 'a', 'c', 'b', 'c'])
  expect(between(numbers, numbers).value).toBeCloseTo(1, 12)
  expect(between(levels, levels).value).toBeCloseTo(1, 12)
  expect(between(numbers, numberColumn('same', [4, 4, 4, 4, 4, 4])).value).toBe(0)
  expect(between(levels, categoryColumn('same', ['z', 'z', 'z', 'z', 'z', 'z'])).value).toBe(0)
  expect(between(numbers, categoryColumn('same', ['z', 'z', 'z', 'z', 'z', 'z'])).value).toBe(0)
})

test('a curve does not hide that one number follows another', () => {
  const steps = Array.from({ length: 40 }, (_, row) => row)
  const followed = between(numberColumn('a', steps), numberColumn('b', steps.map((step) => -Math.exp(step))))
  expect(followed.measure).toBe('spearman')
  expect(followed.value).toBeCloseTo(1, 12)
})

test('one wild row does not make two columns look alike', () => {
  const steps = Array.from({ length: 101 }, (_, row) => row)
  const wild = (value: number, row: number): number => row === 50 ? 1e10 : value
  const a = numberColumn('a', steps.map(wild))
  const b = numberColumn('b', steps.map((step) => (step * 37) % 101).map(wild))
  expect(pearson(a.values, b.values)).toBeGreaterThan(0.99)
  expect(between(a, b).value).toBeLessThan(0.2)
})

test('levels that are all different say nothing, for they say everything by chance', () => {
  const rows = Array.from({ length: 90 }, (_, row) => row)
  const keys = categoryColumn('key', rows.map(String))
  expect(between(keys, categoryColumn('coin', rows.map((row) => row % 2 === 0 ? 'heads' : 'tails'))).value).toBe(0)
  expect(between(keys, numberColumn('n', rows.map((row) => (row * 37) % 91))).value).toBe(0)
})

test('every pair is between 0 and 1, the same both ways', () => {
  const cells = fc.integer({ min: 0, max: 6 })
  fc.assert(fc.property(fc.array(fc.tuple(cells, cells), { minLength: 1, maxLength: 60 }), (pairs) => {
    const made = (place: 0 | 1): Column[] => [
      numberColumn('number', pairs.map((pair) => pair[place] === 6 ? null : pair[place])),
      categoryColumn('category', pairs.map((pair) => pair[place] === 6 ? null : `level ${pair[place]}`))
    ]
    for (const a of made(0)) {
      for (const b of made(1)) {
        const { value } = between(a, b)
        expect(value).toBeGreaterThanOrEqual(0)
        expect(value).toBeLessThanOrEqual(1)
        expect(between(b, a).value).toBeCloseTo(value, 12)
      }
    }
  }))
})
