import { cellsOf, numberColumn, tableOf, textColumn } from '@assay/table'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileEncoders, compileTableEncoders, countFeatures, encodeFeatures } from '../src/index.ts'
import type { Encoder } from '../src/index.ts'

const encoders: Encoder[] = [
  { kind: 'number', column: 'x' },
  { kind: 'scaled', column: 'x', low: -5, high: 50, transform: 'yeoJohnson', lambda: 0.37, center: 1.1, scale: 0.9, fill: 2 },
  { kind: 'scaled', column: 'x', low: 0, high: 1e6, transform: 'log1p', center: 0.3, scale: 1.7, fill: 2 },
  { kind: 'cyclic', column: 'x', period: 24 },
  { kind: 'missing', column: 'note' },
  { kind: 'words', column: 'note', buckets: 256, terms: Uint32Array.from({ length: 128 }, (_, place) => 2 * place), weights: Float64Array.from({ length: 128 }, (_, place) => 1 + place / 7) }
]

test('a row alone has the features that it has in a table, bit for bit', () => {
  const cell = fc.record({ x: fc.option(fc.double({ noNaN: true })), note: fc.option(fc.oneof(fc.string({ unit: 'binary', minLength: 1 }), fc.lorem({ maxCount: 30 }))) })
  fc.assert(fc.property(fc.array(cell, { minLength: 1, maxLength: 20 }), (cells) => {
    const table = tableOf(numberColumn('x', cells.map(({ x }) => x)), textColumn('note', cells.map(({ note }) => note)))
    const rows = Uint32Array.from(cells, (_, row) => row)
    const features = encodeFeatures(encoders, table, rows)
    const [numbers, notes] = table.columns.map(cellsOf)
    const encodeRow = compileEncoders(encoders, ['note', 'x'])
    const width = countFeatures(encoders)
    const alone = new Float64Array(features.length)
    for (const row of rows) encodeRow([notes![row]!, numbers![row]!], alone.subarray(row * width, (row + 1) * width))
    expect(alone.findIndex((value, at) => !Object.is(value, features[at]))).toBe(-1)
  }), { numRuns: 40 })
})

test('features may be laid out one after the other', () => {
  const table = tableOf(numberColumn('x', [3, null, -7]), textColumn('note', ['the end of the road', null, 'a road to the end']))
  const rows = Uint32Array.of(2, 0, 1)
  const byRow = encodeFeatures(encoders, table, rows)
  const width = countFeatures(encoders)
  const byFeature = new Float64Array(byRow.length).fill(NaN)
  compileTableEncoders(encoders, table, { feature: rows.length, row: 1 })(rows, byFeature)
  expect(byFeature).toEqual(byRow.map((_, at) => byRow[at % rows.length * width + Math.floor(at / rows.length)]!))
})
