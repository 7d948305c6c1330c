import { planToRecipe, rulesOf } from '@assay/cleaning'
import { createRandom } from '@assay/shared'
import { applyRecipe, categoryColumn, columnNamed, numberColumn, planFolds, tableOf, targetVector } from '@assay/table'
import { describe, expect, it } from 'vitest'
import { measureEffects } from '../../src/ablation/measure-effects.ts'
import type { CleaningPlan, CleaningStep, PipelineOptions, Problem, Proposal, StepEffect } from '@assay/shared'
import type { Column, InputColumn } from '@assay/table'

const problem: Problem = { target: 'left', kind: 'binary', metric: 'rocAuc', classes: ['no', 'yes'] }
const logistic: Proposal = { learner: 'logistic', params: { l2: 1 } }
const forest: Proposal = { learner: 'forest', params: { trees: 20 } }
const rows = 600

/** Leaving hangs on `score`; one in a hundred of its numbers is wild. Of 300 people each stands there twice, told apart by `code` alone. */
function people (): Column[] {
  const random = createRandom('people')
  const score = Array.from({ length: rows }, () => random.normal())
  const code = Array.from({ length: rows }, (_, row) => row % 300)
  return [
    numberColumn('score', score.map((value, row) => row % 100 === 3 ? 1e6 : value)),
    numberColumn('clear', score),
    numberColumn('code', code.map((person) => (person * 7919) % 300)),
    categoryColumn('left', ['no', 'yes', ...score.map((value) => value + random.normal() > 0 ? 'yes' : 'no')])
  ].map((column) => column.kind === 'category' ? { ...column, codes: column.codes.subarray(2) } : column)
}

/** Equal people, with answers that nothing but their code can tell. */
function twins (): Column[] {
  const random = createRandom('twins')
  const answers = Array.from({ length: 300 }, () => random.integer(2))
  return [
    numberColumn('code', Array.from({ length: rows }, (_, row) => (row % 300 * 7919) % 300)),
    categoryColumn('left', ['no', 'yes', ...Array.from({ length: rows }, (_, row) => ['no', 'yes'][answers[row % 300]!]!)])
  ].map((column) => column.kind === 'category' ? { ...column, codes: column.codes.subarray(2) } : column)
}

interface Measured { readonly columns: readonly Column[], readonly steps: readonly CleaningStep[], readonly best?: Proposal, readonly options?: Partial<PipelineOptions>, readonly groups?: Uint32Array, readonly mostRows?: number }

function measure ({ columns, steps, best = logistic, options = { ablation: true }, groups, mostRows = 10_000 }: Measured): readonly StepEffect[] {
  const file = tableOf(...columns)
  const inputs = columns.map(({ name, kind }): InputColumn => ({ name, format: { type: kind, missing: [] } }))
  const plan: CleaningPlan = { target: 'left', steps }
  const recipe = planToRecipe(plan, inputs, problem)
  const table = { rows: file.rows, columns: [...applyRecipe(recipe, file).columns, columnNamed(file, 'left')] }
  const target = targetVector(table, problem)
  return measureEffects({
    order: { id: 'p', datasetId: 'd', modelName: 'm', lag: 8, createdAt: '', options: { target: 'left', trials: 1, learners: ['logistic'], seed: 1, ignore: [], accept: [], ...options } },
    plan,
    training: { table, target, problem, rules: rulesOf(plan, recipe.outputs) },
    cells: { table: file, columns: inputs },
    foldPlan: planFolds({ rows: file.rows, kind: 'binary', target, random: createRandom('folds'), ...(groups && { groups }) }),
    best,
    mostRows,
    shouldStop: () => false
  })
}

const drop = (column: string): CleaningStep => ({ step: 'drop', column, reason: '' })
const clip = (column: string): CleaningStep => ({ step: 'clip', column, lowQuantile: 0.02, highQuantile: 0.98, reason: '' })

describe('measureEffects', () => {
  it('says what a fact and a rule do, each by itself', () => {
    const [lost, useless, clipped] = measure({ columns: people(), steps: [drop('clear'), drop('code'), clip('score')] })
    expect(lost).toMatchObject({ step: 0, learner: 'logistic', metric: 'rocAuc', verdict: expect.stringMatching(/hurts|noDifference/) })
    expect(useless).toMatchObject({ step: 1, verdict: 'noDifference' })
    expect(clipped).toMatchObject({ step: 2, verdict: 'helps' })
    expect(clipped!.gain).toBeGreaterThan(0.1)
    expect(clipped!.gain).toBeCloseTo(clipped!.withStep - clipped!.withoutStep, 9)
    expect(clipped!.gainInterval!.low).toBeGreaterThan(0)
  })

  it('finds the step that costs what it should not', () => {
    const [lost] = measure({ columns: people(), steps: [drop('clear'), drop('score')] })
    expect(lost).toMatchObject({ verdict: 'hurts' })
    expect(lost!.gain).toBeLessThan(-0.2)
  })

  it('asks the linear model about rules that trees do not follow', () => {
    const effects = measure({ columns: people(), steps: [drop('code'), clip('score')], best: forest })
    expect(effects.map(({ step, learner }) => [step, learner])).toEqual([[0, 'forest'], [1, 'logistic']])
  })

  it('shows what copies on both sides of a split would pretend, unasked', () => {
    const groups = Uint32Array.from({ length: rows }, (_, row) => row % 300)
    const steps: CleaningStep[] = [{ step: 'groupRows', ignoring: [], reason: '' }, clip('code')]
    const effects = measure({ columns: twins(), steps, best: forest, options: {}, groups })
    expect(effects).toMatchObject([{ step: 0, verdict: 'notComparable', gainInterval: null }])
    expect(effects[0]!.withStep).toBeLessThan(0.65)
    expect(effects[0]!.withoutStep).toBeGreaterThan(0.75)
  })

  it('says what it costs to leave rows out, unasked, and nothing of steps that decide which rows there are', () => {
    const steps: CleaningStep[] = [{ step: 'dropRows', where: 'targetMissing', reason: '' }, { step: 'dropOutliers', deviations: 8, mostShare: 0.05, reason: '' }]
    expect(measure({ columns: people(), steps, options: {} })).toMatchObject([{ step: 1, learner: 'logistic' }])
    expect(measure({ columns: people(), steps: steps.slice(0, 1) })).toEqual([])
  })

  it('measures a large table on some of its rows, and says on how many', () => {
    const steps = [drop('clear'), drop('score')]
    const [lost, other] = measure({ columns: people(), steps, mostRows: 300 })
    expect([lost!.measuredOn, other!.measuredOn]).toEqual([{ rows: 300, of: 600 }, { rows: 300, of: 600 }])
    expect(lost!.verdict).toBe('hurts')
    expect(measure({ columns: people(), steps }).map(({ measuredOn }) => measuredOn)).toEqual([{ rows: 600, of: 600 }, { rows: 600, of: 600 }])
  })

  it('still shows what copies would pretend where it draws rows: copies are drawn together', () => {
    const groups = Uint32Array.from({ length: rows }, (_, row) => row % 300)
    const [effect] = measure({ columns: twins(), steps: [{ step: 'groupRows', ignoring: [], reason: '' }], best: forest, options: {}, groups, mostRows: 300 })
    expect(effect!.measuredOn).toEqual({ rows: 300, of: 600 })
    expect(effect!.withoutStep - effect!.withStep).toBeGreaterThan(0.1)
  })

  it('says nothing where the rows drawn leave a fold without a class', () => {
    const columns = people().map((column) => column.name === 'left' && column.kind === 'category' ? { ...column, codes: column.codes.map((_, row) => row % 100 === 3 ? 2 : 1) } : column)
    expect(measure({ columns, steps: [drop('code')] })).toHaveLength(1)
    expect(measure({ columns, steps: [drop('code')], mostRows: 200 })).toEqual([])
  })

  it('gives the same again', () => {
    const request = { columns: people(), steps: [drop('code'), clip('score')] }
    expect(measure(request)).toEqual(measure(request))
  })
})
