import { expect, test } from 'vitest'
import { createRandom } from '@assay/shared'
import { permutationImportance, scorers } from '../src/index.ts'

const rows = 500
const random = createRandom('importance')
const columns: Record<string, Float64Array> = Object.fromEntries(['strong', 'weak', 'unused'].map((name) => [name, Float64Array.from({ length: rows }, () => random.normal())]))
const predictFrom = (cell: (name: string, row: number) => number): Float64Array =>
  Float64Array.from({ length: rows }, (_, row) => 3 * cell('strong', row) + cell('weak', row))
const predictions = predictFrom((name, row) => columns[name]![row]!)
const target = predictions.map((value) => value + 0.1 * random.normal())

const importanceBy = (metric: 'rmse' | 'r2') => permutationImportance({
  columns: ['unused', 'weak', 'strong'],
  scorer: scorers[metric],
  target,
  predictions,
  predict: (column, order) => predictFrom((name, row) => columns[name]![name === column ? order[row]! : row]!),
  random: createRandom(5)
})

test('columns stand by how much the score loses without them, whatever the metric\'s direction', () => {
  for (const metric of ['rmse', 'r2'] as const) {
    const found = importanceBy(metric)
    expect(found.map(({ column }) => column)).toEqual(['strong', 'weak', 'unused'])
    expect(found[2]).toEqual({ column: 'unused', importance: 0, low: 0, high: 0 })
    for (const { importance, low, high } of found) expect(low <= importance && importance <= high).toBe(true)
  }
})

test('losing a column of weight w costs its share: RMSE² grows by 2 w²', () => {
  const [strong, weak] = importanceBy('rmse')
  expect((strong!.importance + 0.1) ** 2).toBeCloseTo(18, -1)
  expect((weak!.importance + 0.1) ** 2).toBeCloseTo(2, 0)
})

test('does not depend on which other columns are asked about', () => {
  const alone = permutationImportance({
    columns: ['weak'], scorer: scorers.rmse, target, predictions, random: createRandom(5),
    predict: (column, order) => predictFrom((name, row) => columns[name]![name === column ? order[row]! : row]!)
  })
  expect(alone[0]).toEqual(importanceBy('rmse')[1])
})
