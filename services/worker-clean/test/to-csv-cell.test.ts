import { createRandom } from '@assay/shared'
import { expect, it } from 'vitest'
import { toShortFloat } from '../src/parquet/to-csv-cell.ts'

it('writes numbers of 32 bits with the digits that tell them apart, at most nine', () => {
  const random = createRandom('floats')
  const floats = new Float32Array(Uint32Array.from({ length: 20_000 }, () => random.integer(2 ** 32)).buffer).filter(Number.isFinite)
  const written = Array.from(floats, (value) => toShortFloat(value) as number)
  expect(written.map(Math.fround)).toEqual([...floats])
  expect(written.filter((value) => Number(value.toPrecision(9)) !== value)).toEqual([])
  expect([0.1, 16_777_216, 1 / 3, NaN, -Infinity].map((value) => toShortFloat(Math.fround(value)))).toEqual([0.1, 16_777_216, 0.33333334, null, -Infinity])
})
