import { learners, refitParams } from '@assay/learners'
import { decodeOutOfFold, encodeOutOfFold, predictTable } from '@assay/model'
import { scorers } from '@assay/scoring'
import { createRandom } from '@assay/shared'
import { categoryColumn, foldsOf, numberColumn, planFolds, recipeOf, tableOf, targetVector } from '@assay/table'
import { expect, it } from 'vitest'
import { crossValidate } from '../src/cross-validate.ts'
import type { Prepared } from '@assay/model'
import type { PipelineOrder, Problem, Proposal } from '@assay/shared'
import type { FoldPlan, Table } from '@assay/table'
import type { FitResponse } from '../src/fit-request.ts'

const problem: Problem = { target: 'y', kind: 'binary', metric: 'rocAuc', classes: ['no', 'yes'] }
const proposal: Proposal = { learner: 'boosting', params: { rounds: 200, learningRate: 0.1, maxDepth: 3 } }

/** Columns that say nothing of the class, or one that says it with noise. */
function drawTable (drawing: number, rows: number, signal: number): Table {
  const random = createRandom(drawing)
  const columns = Array.from({ length: 5 }, (_, index) => numberColumn(`x${index}`, Float64Array.from({ length: rows }, () => random.normal())))
  const first = columns[0]!.values
  return tableOf(...columns, { ...categoryColumn('y', []), codes: Uint32Array.from({ length: rows }, (_, row) => signal * first[row]! + random.normal() > 0 ? 2 : 1), levels: problem.classes })
}

function validate (table: Table, trial = proposal): { readonly foldPlan: FoldPlan, readonly response: Extract<FitResponse, { state: 'completed' }> } {
  const target = targetVector(table, problem)
  const foldPlan = planFolds({ rows: table.rows, kind: 'binary', target, random: createRandom('folds') })
  const prepared: Prepared = {
    problem, recipe: recipeOf([]), fields: [], rules: [], planHash: '', tableHash: '', leakWarnings: [],
    validation: { folds: foldPlan.folds, repeats: foldPlan.assignments.length, ordered: false }, rows: { file: table.rows, training: table.rows, test: 0 }
  }
  const order: PipelineOrder = { id: '', datasetId: '', modelName: '', lag: 8, createdAt: '', options: { target: 'y', trials: 1, learners: ['boosting'], seed: 1, ignore: [], accept: [] } }
  const fitter = learners[trial.learner].open({ table, target, problem, rules: [] })
  const response = crossValidate({ order, prepared, trial: 0, proposal: trial, seenFolds: [], seenRungs: [], table, foldPlan, target, fitter, shouldStop: () => false })
  fitter.close()
  if (response.state !== 'completed') throw new Error(`the trial ${response.state}`)
  return { foldPlan, response }
}

it('scores no better than chance what cannot be known, although stopping early picks the rounds', () => {
  const scores = Array.from({ length: 12 }, (_, drawing) => validate(drawTable(drawing, 200, 0)).response.score)
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length
  const error = Math.sqrt(scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / (scores.length - 1) / scores.length)
  expect(Math.abs(mean - 0.5)).toBeLessThan(2 * error)
})

it('scores a fold of few rows with the rounds that the others found, and folds dealt anew with those of all', () => {
  const table = drawTable(1, 400, 1)
  const { foldPlan, response: { folds: scores, outOfFold: { used } } } = validate(table)
  expect([foldPlan.folds, foldPlan.assignments.length, used.length]).toEqual([5, 3, 5])

  const target = targetVector(table, problem)
  const fitter = learners.boosting.open({ table, target, problem, rules: [] })
  const scoreWith = (number: number, rounds: readonly number[]): number => {
    const { trainingRows, heldOutRows } = foldsOf(foldPlan)[number]!
    const params = refitParams(proposal.params, rounds.map((fold) => used[fold]!))
    const { model } = fitter.fit({ rows: trainingRows, heldOutRows: null, params, random: createRandom(1).fork('fit').fork(0).fork(number), shouldStop: () => false })
    return scorers.rocAuc.score(Float64Array.from(heldOutRows, (row) => target[row]!), predictTable(model, table, heldOutRows))
  }
  expect(scores[1]).toBe(scoreWith(1, [0, 2, 3, 4]))
  expect(scores[8]).toBe(scoreWith(8, [0, 1, 2, 3, 4]))
  fitter.close()
})

it('keeps out-of-fold predictions that score as the folds of the first repeat do', () => {
  const table = drawTable(2, 400, 1)
  const { foldPlan, response } = validate(table)
  const { predictions } = decodeOutOfFold(encodeOutOfFold(response.outOfFold))
  const target = targetVector(table, problem)
  const scores = foldsOf(foldPlan).slice(0, 5).map(({ heldOutRows }) =>
    scorers.rocAuc.score(Float64Array.from(heldOutRows, (row) => target[row]!), Float64Array.from(heldOutRows, (row) => predictions[row]!)))
  expect(scores).toEqual(response.folds.slice(0, 5))
})

it('shows what a forest scores out of bag beside what it scores out of fold, and nothing where every tree sees every row', () => {
  const table = drawTable(4, 1000, 1)
  const params = { trees: 60, minRowsPerLeaf: 10 }
  const { response: { score, folds, outOfBag } } = validate(table, { learner: 'forest', params })
  expect(outOfBag).toHaveLength(folds.length)
  expect(Math.abs(outOfBag!.reduce((sum, fold) => sum + fold, 0) / folds.length - score)).toBeLessThan(0.02)
  expect(validate(table, { learner: 'forest', params: { ...params, extra: true } }).response).not.toHaveProperty('outOfBag')
  expect(validate(table).response).not.toHaveProperty('outOfBag')
})

it('fits a learner that never stops early once a fold', () => {
  const { response: { folds, outOfFold } } = validate(drawTable(3, 400, 1), { learner: 'forest', params: { trees: 20, maxDepth: 4 } })
  expect([folds.length, outOfFold.used.length]).toEqual([15, 5])
})
