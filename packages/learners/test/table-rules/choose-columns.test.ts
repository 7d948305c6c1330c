import { createRandom } from '@assay/shared'
import type { CleaningStep } from '@assay/shared'
import { categoryColumn, numberColumn, tableOf, textColumn } from '@assay/table'
import { expect, test } from 'vitest'
import type { TrainingTable } from '../../src/learner.ts'
import { chooseColumns } from '../../src/table-rules/choose-columns.ts'

const random = createRandom('columns')
const rows = Uint32Array.from({ length: 400 }, (_, row) => row)
const signal = Array.from(rows, () => random.normal())
const noise = Array.from(rows, () => random.normal())
const target = Float64Array.from(signal, (value) => Number(value + 0.5 * random.normal() > 0))
const table = tableOf(
  numberColumn('weaker', signal.map((value) => value + 0.2 * random.normal())),
  numberColumn('strong', signal),
  numberColumn('noise', noise),
  categoryColumn('levels', noise.map((value) => value > 0 ? 'a' : 'b')),
  textColumn('text', noise.map((value) => `it is ${value}`)),
  categoryColumn('y', Array.from(target, (label) => 'ny'[label]!))
)
function choose (rules: readonly CleaningStep[], learnt = rows, labels = target): readonly string[] {
  const training: TrainingTable = { table, target: labels, problem: { target: 'y', kind: 'binary', metric: 'rocAuc', classes: ['n', 'y'] }, rules }
  return chooseColumns(training, learnt)
}

test('of two that say the same, the one that says more about the target stays', () => {
  expect(choose([{ step: 'dropTooStrong', above: 0.9, reason: '' }])).toEqual(['strong', 'noise', 'levels', 'text'])
  expect(choose([{ step: 'dropTooStrong', above: 0.999, reason: '' }])).toHaveLength(5)
})

test('weak columns go, and those that are no better than chance; texts are not judged', () => {
  expect(choose([{ step: 'dropTooWeak', below: 0.3, reason: '' }])).toEqual(['weaker', 'strong', 'text'])
  expect(choose([{ step: 'dropNull', reason: '' }])).toEqual(['weaker', 'strong', 'text'])
})

test('the rows at hand decide, whatever the others are', () => {
  const half = rows.subarray(0, 200)
  const changed = target.map((label, row) => row < 200 ? label : Number(noise[row]! > 0))
  const rules: CleaningStep[] = [{ step: 'dropTooWeak', below: 0.3, reason: '' }]
  expect(choose(rules, half, changed)).toEqual(choose(rules, half))
  expect(choose(rules, rows.subarray(200), changed)).toEqual(['noise', 'levels', 'text'])
})
