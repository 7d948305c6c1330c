import { openLearner } from '@assay/learners'
import { encodeOutOfFold } from '@assay/model'
import { rankTrials } from '@assay/scoring'
import { openingTrials, spaceFor } from '@assay/search'
import { objectKeys } from '@assay/shared'
import { openMemoryStore } from '@assay/storage'
import { decodeFoldPlan, decodeTable, targetVector } from '@assay/table'
import type { PipelineOptions, PipelineOrder, Trial } from '@assay/shared'
import type { Table } from '@assay/table'
import { prepareDataset } from '../../services/worker-clean/src/prepare-dataset.ts'
import { evaluateWinner } from '../../services/worker-eval/src/evaluate-winner.ts'
import type { EvaluateResponse } from '../../services/worker-eval/src/evaluate-request.ts'
import { crossValidate } from '../../services/worker-train/src/cross-validate.ts'

export interface TrainedChampion {
  readonly response: EvaluateResponse
  readonly test: Table
  /** Of the test part. */
  readonly target: Float64Array
}

/**
 * A pipeline in this process: cleaned, the portfolio's first trials, evaluated as the service does.
 *
 * @param split decides which rows are locked away, as another file would
 */
export async function trainChampion (bytes: Uint8Array, options: Pick<PipelineOptions, 'target' | 'trials' | 'learners'>, split: number): Promise<TrainedChampion> {
  const order: PipelineOrder = { id: 'pipeline', datasetId: `split-${split}`, modelName: 'model', lag: 8, createdAt: '', options: { seed: split, ignore: [], accept: [], ...options } }
  const objects = openMemoryStore()
  await objects.put(objectKeys.datasetRaw(order.datasetId), bytes)
  const cleaned = await prepareDataset({ order, objects, shouldStop: () => false, onProgress: () => {} })
  if (!('prepared' in cleaned)) throw new Error(cleaned.refused.detail)
  const { prepared } = cleaned
  const { problem, tableHash } = prepared
  const [trainingTableBytes, testTableBytes, testCellsBytes, foldBytes] = await Promise.all([
    objects.get(objectKeys.table(order.datasetId, tableHash, 'train')), objects.get(objectKeys.table(order.datasetId, tableHash, 'test')),
    objects.get(objectKeys.testCells(order.datasetId, tableHash)), objects.get(objectKeys.folds(order.datasetId, tableHash))
  ])
  const table = decodeTable(trainingTableBytes)
  const target = targetVector(table, problem)
  const foldPlan = decodeFoldPlan(foldBytes)
  const opening = openingTrials(spaceFor({ problem, rows: table.rows, columns: prepared.recipe.outputs.length, learners: options.learners })).slice(0, options.trials)
  const outOfFold = new Map<number, Uint8Array>()
  const trials = opening.map((proposal, number): Trial => {
    const fitter = openLearner(proposal.learner, { table, target, problem, rules: prepared.rules })
    const outcome = crossValidate({ order, prepared, trial: number, proposal, seenFolds: [], seenRungs: [], table, foldPlan, target, fitter, shouldStop: () => false })
    fitter.close()
    if (outcome.state === 'completed') outOfFold.set(number, encodeOutOfFold(outcome.outOfFold))
    return { number, ...proposal, ...outcome }
  })
  const candidates = rankTrials(trials, problem.metric, prepared.validation).flatMap((row) =>
    row.state === 'completed' ? [{ trial: row.number, learner: row.learner, params: row.params, outOfFoldBytes: outOfFold.get(row.number)! }] : [])
  const response = evaluateWinner({ order, prepared, candidates, trainingTableBytes, testTableBytes, testCellsBytes, foldBytes, plan: { target: options.target, steps: [] }, effects: false, cells: null, championBytes: null }, () => false)
  const test = decodeTable(testTableBytes)
  return { response, test, target: targetVector(test, problem) }
}
