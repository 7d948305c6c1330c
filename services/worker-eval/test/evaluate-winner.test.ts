import { decodeArtifact, encodeOutOfFold } from '@assay/model'
import { createRandom } from '@assay/shared'
import { categoryColumn, encodeFoldPlan, encodeTable, numberColumn, recipeOf, tableOf } from '@assay/table'
import { describe, expect, it } from 'vitest'
import { evaluateWinner } from '../src/evaluate-winner.ts'
import type { Prepared } from '@assay/model'
import type { PipelineOrder, Random } from '@assay/shared'
import type { InputColumn, Table } from '@assay/table'
import type { EvaluateRequest } from '../src/evaluate-request.ts'

const inputs: readonly InputColumn[] = ['dose', 'noise'].map((name) => ({ name, format: { type: 'number', missing: [], number: { decimal: '.', thousands: '', percent: false, currency: '' } } }))
const prepared: Prepared = {
  problem: { target: 'cured', kind: 'binary', metric: 'rocAuc', classes: ['no', 'yes'] },
  recipe: recipeOf(inputs),
  fields: inputs.map(({ name }) => ({ name, type: 'number', range: [-4, 4], integer: false, levels: [], typical: 0, missingShare: 0 })),
  rules: [],
  planHash: 'p',
  tableHash: 't',
  rows: { file: 700, training: 500, test: 200 },
  validation: { folds: 5, repeats: 1, ordered: false },
  leakWarnings: []
}
const order: PipelineOrder = {
  id: 'pipeline', datasetId: 'dataset', modelName: 'cures', lag: 8, createdAt: '2026-01-01T00:00:00Z',
  options: { target: 'cured', trials: 2, learners: ['logistic'], seed: 1, ignore: [], accept: [] }
}

/** The dose cures: P(yes) = logistic(2 × dose). */
function patients (rows: number, random: Random, effect = 2): Table {
  const dose = Array.from({ length: rows }, () => random.normal())
  // Both levels in the problem's order, whichever row comes first.
  const cured = categoryColumn('cured', ['no', 'yes', ...dose.map((x) => random.next() < 1 / (1 + Math.exp(-effect * x)) ? 'yes' : 'no')])
  return tableOf(numberColumn('dose', dose), numberColumn('noise', dose.map(() => random.normal())), { ...cured, codes: cured.codes.slice(2) })
}

function request (test: Table, championBytes: Uint8Array | null = null): EvaluateRequest {
  const training = patients(500, createRandom('training'))
  const probabilities = Float64Array.from((training.columns[0] as { values: Float64Array }).values, (x) => 1 / (1 + Math.exp(-2 * x)))
  return {
    order,
    prepared,
    candidates: [{
      trial: 1,
      learner: 'logistic',
      params: { l2: 1, l1Ratio: 0, classWeight: 'none' },
      outOfFoldBytes: encodeOutOfFold({ predictions: probabilities, used: [{ l2: 1, l1Ratio: 0, classWeight: 'none' }] })
    }],
    foldBytes: encodeFoldPlan({ folds: 5, ordered: false, assignments: [Uint8Array.from({ length: 500 }, (_, row) => row % 5)] }),
    trainingTableBytes: encodeTable(training),
    testTableBytes: encodeTable(test),
    testCellsBytes: encodeTable(test),
    plan: { target: 'cured', steps: [] },
    effects: true,
    cells: null,
    championBytes
  }
}

const evaluate = (evaluation: EvaluateRequest): ReturnType<typeof evaluateWinner> => evaluateWinner(evaluation, () => false)

describe('evaluateWinner', () => {
  const response = evaluate(request(patients(200, createRandom('test'))))

  it('scores the locked rows with intervals, the problem\'s metric first', () => {
    const [first, ...others] = response.testScores
    expect(first!.metric).toBe('rocAuc')
    expect(first!.value).toBeGreaterThan(0.75)
    expect(others.map(({ metric }) => metric)).toEqual(expect.arrayContaining(['averagePrecision', 'logLoss', 'f1']))
    for (const { value, low, high } of response.testScores) expect(low <= value && value <= high).toBe(true)
  })

  it('counts every locked row once in the confusion', () => {
    expect(response.confusion!.flat().reduce((sum, rows) => sum + rows, 0)).toBe(200)
  })

  it('promises sets of labels, and measures on locked rows whether they hold', () => {
    const { kind, coverage, measuredCoverage, averageSetSize } = response.conformal
    expect([kind, coverage]).toEqual(['set', 0.9])
    expect(Math.abs(measuredCoverage.value - 0.9)).toBeLessThan(0.1)
    expect(measuredCoverage.low < measuredCoverage.value && measuredCoverage.value < measuredCoverage.high).toBe(true)
    expect(averageSetSize).toBeGreaterThan(1)
    expect(decodeArtifact(response.artifact).conformal).toMatchObject({ kind: 'set', coverage: 0.9 })
  })

  it('chooses the threshold for what it is for', () => {
    const thresholdFor = (aim: string): number => evaluate({ ...request(patients(200, createRandom('test'))), order: { ...order, options: { ...order.options, aim } } }).threshold!
    expect(thresholdFor('cost:1:20')).toBeLessThan(response.threshold!)
    expect(thresholdFor('capacity:70')).toBeGreaterThan(thresholdFor('capacity:350'))
  })

  it('finds the column that matters', () => {
    expect(response.importance[0]!.column).toBe('dose')
    expect(response.importance[0]!.importance).toBeGreaterThan(10 * Math.abs(response.importance[1]!.importance))
  })

  it('shows how the mean prediction moves with a column', () => {
    const { column, kind, points } = response.dependence[0]!
    expect([column, kind, points.length]).toEqual(['dose', 'number', 16])
    const means = points.map(({ means: [mean] }) => mean!)
    expect(means[0]).toBeLessThan(0.05)
    expect(means.at(-1)).toBeGreaterThan(0.95)
    expect(means.every((mean, at) => at === 0 || mean >= means[at - 1]!)).toBe(true)
  })

  it('draws curves of the locked rows', () => {
    expect(response.curves!.thresholds.every(({ tp, fp, tn, fn }) => tp + fp + tn + fn === 200)).toBe(true)
    expect(response.curves!.reliability.reduce((sum, { rows }) => sum + rows, 0)).toBe(200)
  })

  it('reports the groups of a sensitive column, whether the model reads it or not', () => {
    const test = patients(200, createRandom('test'))
    const sex = categoryColumn('sex', Array.from({ length: 200 }, (_, row) => row % 4 === 0 ? 'f' : 'm'))
    const { groups } = evaluate({ ...request({ ...test, columns: [...test.columns, sex] }), order: { ...order, options: { ...order.options, sensitive: ['dose', 'sex'] } } })
    expect(groups.map(({ column }) => column)).toEqual(['dose', 'sex'])
    expect(groups[1]!.groups.map(({ group, rows }) => [group, rows])).toEqual([['m', 150], ['f', 50]])
    expect(groups[0]!.findings[0]).toMatch(/of rows are answered as positive/)
  })

  it('lets no byte of the artifact depend on the locked rows', () => {
    const elsewhere = evaluate(request(patients(150, createRandom('other rows'), -2)))
    expect(elsewhere.testScores[0]!.value).toBeLessThan(0.5)
    expect(Buffer.from(elsewhere.artifact).equals(Buffer.from(response.artifact))).toBe(true)
  })

  it('ties with itself, and says why it cannot be compared with a model of another target', () => {
    const test = patients(200, createRandom('test'))
    expect(evaluate(request(test, response.artifact)).comparison).toMatchObject({ comparable: true, difference: 0, better: 'tie' })
    const other = { ...request(test, response.artifact), prepared: { ...prepared, problem: { ...prepared.problem, classes: ['no', 'maybe'] } } }
    expect(evaluate({ ...other, testTableBytes: encodeTable(renamed(test)), testCellsBytes: encodeTable(renamed(test)), trainingTableBytes: encodeTable(renamed(patients(500, createRandom('training')))) }).comparison)
      .toEqual({ comparable: false, reason: 'the champion knows other classes' })
  })

  it('is compared on the file\'s cells, though a cleaning plan leaves out what the champion reads; and says which column a file lacks', () => {
    const test = patients(200, createRandom('test'))
    const only = (name: string, table: Table): Table => ({ rows: table.rows, columns: table.columns.filter((column) => column.name === name || column.name === 'cured') })
    const leaner = { ...request(test, response.artifact), prepared: { ...prepared, recipe: recipeOf(inputs.filter(({ name }) => name === 'dose')) } }
    const tables = { trainingTableBytes: encodeTable(only('dose', patients(500, createRandom('training')))), testTableBytes: encodeTable(only('dose', test)) }
    expect(evaluate({ ...leaner, ...tables }).comparison).toMatchObject({ comparable: true, better: 'tie' })
    expect(evaluate({ ...leaner, ...tables, testCellsBytes: tables.testTableBytes }).comparison)
      .toEqual({ comparable: false, reason: 'the champion reads a column "noise" that this file does not have' })
  })

  it('makes a model of several trials where their mean is better by more than noise', () => {
    const ensemble = evaluate(ensembleRequest())
    expect(ensemble.ensemble).toMatchObject({ kept: true, learner: 'ensemble' })
    expect(ensemble.members.length).toBeGreaterThan(1)
    const { members } = decodeArtifact(ensemble.artifact)
    expect(members.map(({ weight }) => weight)).toEqual(ensemble.members.map(({ weight }) => weight))
    expect(members.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12)
    expect(ensemble.ensemble!.members.map(({ trial }) => trial)).toEqual(ensemble.members.map(({ trial }) => trial))
    expect(Buffer.from(evaluate(ensembleRequest()).artifact).equals(Buffer.from(ensemble.artifact))).toBe(true)
  })

  it('makes a model of the best trial where a mean is not, and keeps its bytes', () => {
    const [first] = request(patients(200, createRandom('test'))).candidates
    const both = evaluate({ ...ensembleRequest(), candidates: [first!, { ...first!, trial: 2 }] })
    expect(both.members).toMatchObject([{ trial: 1, weight: 1 }])
    expect(Buffer.from(both.artifact).equals(Buffer.from(response.artifact))).toBe(true)
  })

  it('stops when it is told to', () => {
    expect(() => evaluateWinner(request(patients(200, createRandom('test'))), () => true)).toThrow(expect.objectContaining({ code: 'CANCELLED' }))
  })
})

/** Three trials that err independently: the mean of them is better than each. */
function ensembleRequest (): EvaluateRequest {
  const alone = request(patients(200, createRandom('test')))
  const random = createRandom('errors')
  const dose = (patients(500, createRandom('training')).columns[0] as { values: Float64Array }).values
  return {
    ...alone,
    candidates: [0, 1, 2].map((trial) => ({
      ...alone.candidates[0]!,
      trial,
      outOfFoldBytes: encodeOutOfFold({ predictions: dose.map((x) => 1 / (1 + Math.exp(-2 * x - 2 * random.normal()))), used: [{ l2: 1 + trial }] })
    }))
  }
}

function renamed (table: Table): Table {
  return { ...table, columns: table.columns.map((column) => column.kind === 'category' ? { ...column, levels: ['no', 'maybe'] } : column) }
}
