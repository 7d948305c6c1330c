import { createRandom } from '@assay/shared'
import { categoryColumn, tableOf, textColumn } from '@assay/table'
import { expect, test } from 'vitest'
import { fitWordsEncoder } from '../../src/features/fit-words-encoder.ts'
import type { TrainingTable } from '../../src/learner.ts'

const random = createRandom('words')
const rows = Uint32Array.from({ length: 600 }, (_, row) => row)
const target = Float64Array.from(rows, () => random.integer(2))
const filler = (): string => Array.from({ length: 12 }, () => `w${random.integer(300)}`).join(' ')
const texts = Array.from(target, (label) => `${filler()} ${random.next() < 0.8 === (label === 1) ? 'Refund please' : 'thank you'} ${filler()}`)
const training = (cells: readonly (string | null)[], mostTerms = 8): TrainingTable => ({
  table: tableOf(textColumn('note', cells), categoryColumn('y', Array.from(target, (label) => ['no', 'yes'][label]!))),
  target,
  problem: { target: 'y', kind: 'binary', metric: 'rocAuc', classes: ['no', 'yes'] },
  rules: [{ step: 'hashWords', column: 'note', buckets: 4096, mostTerms, reason: '' }]
})
const fit = (given: TrainingTable, learnt = rows): ReturnType<typeof fitWordsEncoder> => {
  const column = given.table.columns[0]!
  return column.kind === 'text' ? fitWordsEncoder(column, given, learnt) : null
}

test('keeps the words and pairs of words that tell the classes apart, rare ones worth more', () => {
  const only = (cells: readonly string[]): Set<number> => new Set(fit(training(Array.from(rows, (row) => cells[row % cells.length]!), 1_000))!.terms)
  const telling = only(['refund please', 'thank you', 'other'])
  const { terms, weights } = fit(training(texts, 6))!
  expect(terms).toHaveLength(6)
  expect(terms.every((bucket) => telling.has(bucket))).toBe(true)
  expect(terms).toEqual(terms.toSorted())
  // Half of the texts have each: ln 2 + 1.
  for (const weight of weights) expect(weight).toBeCloseTo(Math.log(2) + 1, 0.5)
})

test('comes from the given rows alone', () => {
  const half = rows.filter((row) => row < 300)
  const changed = training(texts.map((text, row) => row < 300 ? text : 'refund refund thank you'))
  expect(fit(changed, half)).toEqual(fit(training(texts), half))
})

test('no words, none that several texts share, no rule: nothing', () => {
  expect(fit(training(Array.from(rows, () => null)))).toBeNull()
  expect(fit(training(Array.from(rows, (row) => `unique${row}`), 8), rows.subarray(0, 4))).toBeNull()
  expect(fit({ ...training(texts), rules: [] })).toBeNull()
})
