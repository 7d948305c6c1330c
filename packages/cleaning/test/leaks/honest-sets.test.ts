import { createRandom } from '@assay/shared'
import { expect, test } from 'vitest'
import { cleanTable } from '../../src/clean-table.ts'
import { fileOf, honestColumns } from './honest-table.ts'

test.each(Array.from({ length: 12 }, (_, set) => set))('an honest table stops nothing (%i)', (set) => {
  const random = createRandom(`honest ${set}`)
  const columns = honestColumns(random, [120, 900, 3_000][set % 3]!)
  const targets = ['churn', 'class', 'price']
  const target = targets[Math.floor(set / 3) % 3]!
  const file = fileOf(columns.filter(({ name }) => name === target || !targets.includes(name)))
  expect(cleanTable({ file, options: { target, ignore: [], accept: [] }, random }).leaks).toEqual([])
})
