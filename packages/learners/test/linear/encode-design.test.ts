import { designBlockRows as blockRows, openKernels } from '@assay/kernels'
import { encodeFeatures } from '@assay/model'
import { createRandom } from '@assay/shared'
import { expect, test } from 'vitest'
import { fitLinearEncoders } from '../../src/features/fit-linear-encoders.ts'
import { encodeDesign } from '../../src/linear/encode-design.ts'
import { mixedRows } from '../trees/mixed-rows.ts'

test.each([300, 301])('a design matrix of %d rows holds the bits that a model is given, 0 behind them, and the means', (count) => {
  const training = mixedRows(2 * count, 'binary')
  const rows = Uint32Array.from({ length: count }, (_, at) => 2 * at + at % 2)
  const { encoders } = fitLinearEncoders(training, rows, createRandom(1), () => {})
  const design = encodeDesign({ encoders, outOfFold: [] }, training, rows, 1, openKernels(), { withGrams: false, checkStop: () => {} })
  const width = design.width - 1
  const encoded = encodeFeatures(encoders, training.table, rows)
  const at = (row: number, feature: number): number => design.values[(Math.floor(row / blockRows) * design.width + feature) * blockRows + row % blockRows]!

  expect(encoded.map((_, i) => at(Math.floor(i / width), i % width))).toEqual(encoded)
  for (let row = count; row < design.blocks * blockRows; row++) for (let feature = 0; feature <= width; feature++) expect(at(row, feature)).toBe(0)
  for (const [feature, mean] of design.means.entries()) {
    expect(mean).toBeCloseTo(rows.reduce((sum, _, row) => sum + encoded[row * width + feature]!, 0) / count, 12)
  }
})
