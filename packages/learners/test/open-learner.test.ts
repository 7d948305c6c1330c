import { compileArtifact, decodeArtifact, describeFields, encodeArtifact, predictTable } from '@assay/model'
import type { Artifact } from '@assay/model'
import { createRandom } from '@assay/shared'
import type { CleaningStep, LearnerName } from '@assay/shared'
import { applyRecipe, categoryColumn, numberColumn, tableOf, textColumn } from '@assay/table'
import type { Recipe } from '@assay/table'
import { describe, expect, test } from 'vitest'
import { openLearner } from '../src/open-learner.ts'
import type { TrainingTable } from '../src/learner.ts'

const random = createRandom('open learner')
const all = Uint32Array.from({ length: 400 }, (_, row) => row)
const some = all.filter((row) => row % 5 !== 0)
const heldOut = all.filter((row) => row % 5 === 0)
const target = Float64Array.from(all, () => random.integer(2))
const filler = (): string => Array.from({ length: 6 }, () => `w${random.integer(50)}`).join(' ')
const file = tableOf(
  numberColumn('age', Array.from(all, (row) => row % 9 === 0 ? null : random.normal() + target[row]!)),
  textColumn('note', Array.from(target, (label, row) => row % 41 === 0 ? null : `${filler()} ${label === 1 ? 'Angry customer' : 'Happy, customer'} ${filler()}`)),
  categoryColumn('city', Array.from(all, () => `c${random.integer(4)}`))
)
const recipe: Recipe = {
  inputs: file.columns.map(({ name, kind }) => ({ name, format: { type: kind, missing: [] } })),
  outputs: file.columns.map(({ name, kind }, input) => ({ name, kind: kind as 'number' | 'text' | 'category', input, missing: [], mergeLevels: [] }))
}
const problem = { target: 'y', kind: 'binary', metric: 'rocAuc', classes: ['no', 'yes'] } as const
const words: CleaningStep = { step: 'hashWords', column: 'note', buckets: 1024, mostTerms: 20, reason: '' }
const training = (rules: readonly CleaningStep[]): TrainingTable =>
  ({ table: tableOf(...applyRecipe(recipe, file).columns, categoryColumn('y', Array.from(target, (label) => problem.classes[label]!))), target, problem, rules })

function fit (name: LearnerName, rules: readonly CleaningStep[], rows = some): Artifact {
  const fitter = openLearner(name, training(rules))
  const params = name === 'logistic' ? {} : { rounds: 20, trees: 20 }
  const { model } = fitter.fit({ rows, heldOutRows: null, params, random: createRandom(1), shouldStop: () => false })
  fitter.close()
  return { problem, recipe, fields: describeFields({ recipe, file }), members: [{ ...model, learner: name, weight: 1 }], calibration: { kind: 'none' }, threshold: 0.5 }
}

const rightShare = (artifact: Artifact): number => {
  const answers = predictTable(artifact, training([]).table, heldOut)
  return heldOut.filter((row, at) => (answers[at]! > 0.5) === (target[row] === 1)).length / heldOut.length
}

describe.each<LearnerName>(['logistic', 'boosting', 'forest', 'xgboost'])('%s', (name) => {
  test('learns from words, and a row alone is answered as in its table, from stored bytes too', () => {
    const artifact = decodeArtifact(encodeArtifact(fit(name, [words])))
    expect(rightShare(artifact)).toBeGreaterThan(0.9)
    expect(rightShare(artifact)).toBeGreaterThan(rightShare(fit(name, [])))
    expect(artifact.members[0]!.encoders.filter(({ kind }) => kind === 'words')).toHaveLength(1)

    const table = training([]).table
    const answers = predictTable(artifact, table, all)
    const { predictRow } = compileArtifact(artifact)
    const texts = Array.from(all, (row) => file.columns.map((column) => [column.name, cellOf(column, row)]))
    for (const row of all) expect(predictRow(new Map(texts[row] as [string, unknown][]))).toMatchObject({ probabilities: { yes: answers[row] } })
  })

  test('learns from the columns that its rows choose', () => {
    const { encoders } = fit(name, [{ step: 'dropTooWeak', below: 0.3, reason: '' }]).members[0]!
    expect(new Set(encoders.map(({ column }) => column))).toEqual(new Set(['age']))
  })
})

test('rows that are left out are not learnt from, and a fitter may be asked for other rows in between', () => {
  const rules: CleaningStep[] = [{ step: 'dropOutliers', deviations: 1.5, mostShare: 0.05, reason: '' }]
  const fitter = openLearner('boosting', training(rules))
  const task = { heldOutRows: null, params: { rounds: 5 }, random: createRandom(1), shouldStop: () => false }
  const first = fitter.fit({ ...task, rows: some })
  fitter.fit({ ...task, rows: all })
  expect(fitter.fit({ ...task, rows: some })).toEqual(first)
  expect(first.model).not.toEqual(openLearner('boosting', training([])).fit({ ...task, rows: some }).model)
})

function cellOf (column: typeof file.columns[number], row: number): unknown {
  if (column.kind === 'text') return new TextDecoder().decode(column.bytes.subarray(column.offsets[row]!, column.offsets[row + 1]!))
  return column.kind === 'category' ? column.levels[column.codes[row]! - 1] : Number.isNaN(column.values[row]) ? null : column.values[row]
}
