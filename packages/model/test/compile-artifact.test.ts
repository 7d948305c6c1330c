import { openKernels } from '@assay/kernels'
import { applyRecipe, categoryColumn, dateColumn, numberColumn, openCsvRows, tableOf, writeCsvLine } from '@assay/table'
import { AppError, createRandom } from '@assay/shared'
import type { ClassPrediction, FieldError, Prediction } from '@assay/shared'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileArtifact, type PredictOptions } from '../src/compile-artifact.ts'
import { logistic, logit } from '../src/link.ts'
import { exampleArtifact } from './example-artifact.ts'
import { growRandomTrees } from './grow-random-trees.ts'

const artifact = exampleArtifact()
const { openBatches, predictRow, predictTable } = compileArtifact(artifact)
const answer = (row: Parameters<typeof predictRow>[0]): ClassPrediction => predictRow(row) as ClassPrediction
const row = { Age: 41, Team: 'north', 'a/b~c': 0.5, Hired: '1970-01-02' }

test('rows and tables have the same bits, whatever the cells', () => {
  const cell = fc.record({
    Age: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })),
    Team: fc.option(fc.constantFrom('north', 'south', 'west', '__proto__')),
    'a/b~c': fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })),
    Hired: fc.option(fc.integer({ min: -1e12, max: 1e12 }))
  })
  fc.assert(fc.property(fc.array(cell, { minLength: 1, maxLength: 20 }), (rows) => {
    const file = tableOf(
      numberColumn('Age', rows.map(({ Age }) => Age)), categoryColumn('Team', rows.map(({ Team }) => Team)),
      numberColumn('a/b~c', rows.map((each) => each['a/b~c'])), dateColumn('Hired', rows.map(({ Hired }) => Hired))
    )
    const answers = predictTable(applyRecipe(artifact.recipe, file), Uint32Array.from(rows, (_, index) => index))
    expect(rows.map((each) => positiveShare(answer(each)))).toEqual([...answers])
    expect(rows.map((each) => positiveShare(answer(new Map(Object.entries(each).map(([name, value]) => [name, value === null ? '' : textOf(name, value)])))))).toEqual([...answers])
  }))
})

test('a CSV has the bits, the warnings and the errors that its rows have one by one', () => {
  const cell = fc.constantFrom('', '1', '-1.5', '0.12345678901234568', '1e400', '?', ' 7 ', 'NA', 'north', 'west', 'Zürich', '__proto__', "it's", 'a,b', 'say "so"', '1970-01-02', '2020-02-30')
  const wrong = fc.constantFrom('Age', 'a/b~c', 'Hired', 'Team', 'Shoe')
  const numbers = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }).map(String), fc.constantFrom('', '41'))
  const row = fc.record({ Age: numbers, Team: cell, 'a/b~c': numbers, Hired: fc.constantFrom('', '1970-01-02', '2024-02-29'), Shoe: cell })
  const rows = fc.array(fc.tuple(row, fc.option(fc.tuple(wrong, cell), { freq: 30 })).map(([usual, odd]) => (odd === null ? usual : { ...usual, [odd[0]]: odd[1] })), { minLength: 1, maxLength: 30 })
  fc.assert(fc.property(rows, fc.subarray(['Hired', 'Age', 'Shoe', 'Team', 'a/b~c'] as const, { minLength: 2 }), fc.boolean(), (given, names, explain) => {
    const texts = given.map((each) => names.map((name) => each[name])).filter((cells) => cells.some((text) => text.trim() !== ''))
    const expected = outcomeOf(texts, (cells) => predictRow(new Map(names.map((name, column) => [name, cells[column]!.trim()])), { explain }))
    expect(answerCsv([names, ...texts].map(writeCsvLine).join('\n'), { explain })).toEqual(texts.length === 0 ? expect.objectContaining({ answers: [] }) : expected)
  }), { seed: 21, numRuns: 300 })
})

test('rows that are answered together, with kernels, have what each has alone without, with what was asked about it', () => {
  const rows = [row, { Age: null, Team: 'west', 'a/b~c': 1e300, Hired: '2020-01-02' }, { Team: 'unseen', Shoe: 44 }, { ...row, Team: 'south' }]
  const options = [{}, { explain: true }, { explain: true, conformal: true }, { counterfactual: true }]
  const { readRow, answerRows } = compileArtifact(artifact, openKernels)
  expect(answerRows(rows.map((each, at) => readRow(each, options[at])))).toEqual(rows.map((each, at) => predictRow(each, options[at])))
})

/** Answers until the first error, and that error's fields. */
function outcomeOf<T> (given: Iterable<T>, answerOf: (one: T) => Prediction): { readonly answers: readonly Prediction[], readonly errors: readonly FieldError[] } {
  const answers: Prediction[] = []
  try {
    for (const one of given) answers.push(answerOf(one))
    return { answers, errors: [] }
  } catch (error) {
    return { answers, errors: (error as AppError).errors }
  }
}

function answerCsv (text: string, options: PredictOptions): ReturnType<typeof outcomeOf> {
  const answers: Prediction[] = []
  const csv = openCsvRows((names) => {
    const { labelColumns, predict } = openBatches(names, options)
    return {
      labelColumns,
      take (batch) {
        const { predictions, error } = predict(batch)
        answers.push(...predictions())
        if (error !== null) throw error
      }
    }
  })
  try {
    csv.push(new TextEncoder().encode(text))
    csv.end()
    return { answers, errors: [] }
  } catch (error) {
    return { answers, errors: (error as AppError).errors }
  }
}

describe('an answer', () => {
  test('has the positive label from the threshold on, and the probability of its label', () => {
    const prediction = answer(row)
    const share = positiveShare(prediction)
    expect(prediction.positive).toBe('__proto__')
    expect(prediction.threshold).toBe(0.2)
    expect(prediction.label).toBe(share >= 0.2 ? '__proto__' : 'No')
    expect(prediction.probability).toBe(prediction.label === 'No' ? 1 - share : share)
    const certain = compileArtifact({ ...artifact, threshold: share }).predictRow(row) as ClassPrediction
    const doubtful = compileArtifact({ ...artifact, threshold: share + 1e-9 }).predictRow(row) as ClassPrediction
    expect([certain.label, doubtful.label]).toEqual(['__proto__', 'No'])
    expect(Object.getPrototypeOf(prediction.probabilities)).toBe(Object.prototype)
  })

  test('names missing and extra columns and levels that training lacked', () => {
    expect(answer(row).warnings).toBeUndefined()
    expect(answer({ Team: 'west', 'a/b~c': 1, Hired: null, Shoe: 43 }).warnings).toEqual([
      expect.stringContaining('"Age" is missing'),
      expect.stringContaining('"west" in column "Team"'),
      expect.stringContaining('"Shoe" is not one')
    ])
  })

  test('has a set of labels when asked for, and says when a person should answer', () => {
    const share = positiveShare(answer(row))
    const asked = (least: readonly number[]): ClassPrediction =>
      compileArtifact({ ...artifact, conformal: { kind: 'set', coverage: 0.9, least: Float64Array.from(least) } }).predictRow(row, { conformal: true }) as ClassPrediction
    expect(asked([1, share])).toMatchObject({ set: ['__proto__'], abstain: false })
    expect(asked([1, share]).warnings).toBeUndefined()
    expect(asked([1 - share, share])).toMatchObject({ set: ['No', '__proto__'], abstain: true, warnings: [expect.stringMatching(/^Ask a person: "No", "__proto__" are all likely enough.*90 %/)] })
    expect(asked([1, 1])).toMatchObject({ set: [], abstain: true, warnings: [expect.stringContaining('no label is likely enough')] })
    const ofAnother = compileArtifact({ ...artifact, conformal: { kind: 'set', coverage: 0.9, least: Float64Array.of(1, 1) } }).predictRow({ ...row, Shoe: 43 }, { conformal: true })
    expect(ofAnother.warnings).toEqual([expect.stringMatching(/^Ask a person/), expect.stringContaining('"Shoe" is not one')])
    expect(answer(row)).not.toHaveProperty('set')
  })

  test('that is a value has its interval, wider where values are less sure', () => {
    const [member] = artifact.members
    const { predictRow: predict } = compileArtifact({
      ...artifact,
      problem: { target: 'pay', kind: 'regression', metric: 'rmse', classes: [] },
      members: [{ ...member!, weight: 1, link: 'identity', encoders: [{ kind: 'number', column: 'Age' }], predictor: { kind: 'linear', features: 1, weights: Float64Array.of(1), bias: Float64Array.of(0), means: Float64Array.of(0) } }],
      calibration: { kind: 'none' },
      threshold: null,
      conformal: { kind: 'interval', coverage: 0.9, edges: Float64Array.of(20, 40), radii: Float64Array.of(1, 2, 5) }
    })
    expect([10, 20, 39, 40].map((Age) => predict({ ...row, Age }))).toEqual([
      { value: 10, interval: { low: 9, high: 11 } },
      { value: 20, interval: { low: 18, high: 22 } },
      { value: 39, interval: { low: 37, high: 41 } },
      { value: 40, interval: { low: 35, high: 45 } }
    ])
  })

  test('is refused for cells that cannot be read, each by its path', () => {
    const errors = errorsOf(() => predictRow({ Age: 'forty', Team: ['north'], 'a/b~c': Infinity, Hired: 'soon' }))
    expect(errors.map(({ path }) => path)).toEqual(['/Age', '/Team', '/a~1b~0c', '/Hired'])
    expect(errors[0]!.detail).toContain('"forty" is not a number')
    for (const noRow of [null, [], 'text', 7]) expect(errorsOf(() => predictRow(noRow as never))).toHaveLength(1)
  })
})

test.each(['logistic', 'probability'] as const)('an explanation adds up to the log-odds of its members\' mean probability, by the file\'s columns; a lighter member\'s link: %s', (link) => {
  const [light, heavy] = artifact.members
  const { predictRow: predict } = compileArtifact({ ...artifact, calibration: { kind: 'none' }, members: [{ ...light!, link, ...(link === 'probability' && { predictor: forest }) }, heavy!] })
  for (const asked of [row, { ...row, Age: 59, Team: 'south' }, { ...row, Age: null }]) {
    const prediction = predict(asked, { explain: true })
    const { contributions, baseline } = prediction
    expect(contributions!.reduce((sum, { contribution }) => sum + contribution, baseline!)).toBeCloseTo(logit(positiveShare(prediction as ClassPrediction)), 9)
    expect(contributions!.map(({ column }) => column).toSorted()).toEqual(['Age', 'Hired', 'Team', 'a/b~c'])
    expect(contributions!.find(({ column }) => column === 'Team')!.value).toBe(asked.Team)
    const sizes = contributions!.map(({ contribution }) => Math.abs(contribution))
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a))
  }
})

test('an ensemble of one model in two parts is explained as that model', () => {
  const [, heavy] = artifact.members
  const parts = compileArtifact({ ...artifact, members: [0.3, 0.7].map((weight) => ({ ...heavy!, weight })) }).predictRow(row, { explain: true })
  const alone = compileArtifact({ ...artifact, members: [{ ...heavy!, weight: 1 }] }).predictRow(row, { explain: true })
  expect(parts.baseline).toBeCloseTo(alone.baseline!, 12)
  alone.contributions!.forEach(({ column, contribution }, at) => {
    expect(parts.contributions![at]!.column).toBe(column)
    expect(parts.contributions![at]!.contribution).toBeCloseTo(contribution, 12)
  })
})

/** One tree over the six features of the lighter member, its leaves probabilities. */
const tree = growRandomTrees({ trees: 1, depth: 5, features: 6, random: createRandom('forest') })
const forest = { ...tree, base: new Float64Array(1), threshold: tree.threshold.map((value, node) => (tree.feature[node]! < 0 ? logistic(value) : value)) }
const positiveShare = ({ probabilities }: ClassPrediction): number => Object.getOwnPropertyDescriptor(probabilities, '__proto__')!.value as number
const textOf = (name: string, value: number | string): unknown => (name === 'Hired' ? value : String(value))

function errorsOf (act: () => unknown): readonly FieldError[] {
  try {
    act()
  } catch (error) {
    if (error instanceof AppError && error.code === 'ROW_INVALID') return error.errors
    throw error
  }
  throw new Error('nothing was refused')
}
