import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cleanTable } from '@assay/cleaning'
import { describeFields, type Prepared } from '@assay/model'
import { createRandom, learnerNames, type PipelineOrder } from '@assay/shared'
import { planFolds, targetVector, type FoldPlan, type Table } from '@assay/table'
import { readCsv } from '../read-csv.ts'
import type { RealSet } from './real-sets.ts'

/** What a pipeline's trials read: the locked test part is cut off. */
export interface PreparedSet {
  readonly order: PipelineOrder
  readonly prepared: Prepared
  readonly table: Table
  readonly target: Float64Array
  readonly foldPlan: FoldPlan
}

/** Cleans a set and deals its folds as the pipeline does. */
export function prepareSet (folder: string, { file, target, metric }: RealSet, trials: number): PreparedSet {
  const options = { target, metric, trials, learners: learnerNames, seed: 1, ignore: [], accept: [] }
  const { problem, recipe, rules, training, test } = cleanTable({ file: readCsv(readFileSync(join(folder, file))), options, random: createRandom(`test part of ${file}`) })
  const { table, groups, time } = training
  const answers = targetVector(table, problem)
  const foldPlan = planFolds({
    rows: table.rows, kind: problem.kind, target: answers, random: createRandom(options.seed).fork('folds'),
    ...(groups !== null && { groups }), ...(time !== null && { time })
  })
  return {
    order: { id: file, datasetId: file, modelName: file, options, lag: 2, createdAt: '' },
    prepared: {
      problem, recipe, rules, fields: describeFields({ recipe, file: training.cells }), planHash: '', tableHash: '', leakWarnings: [],
      validation: { folds: foldPlan.folds, repeats: foldPlan.assignments.length, ordered: foldPlan.ordered },
      rows: { file: table.rows + test.table.rows, training: table.rows, test: test.table.rows }
    },
    table,
    target: answers,
    foldPlan
  }
}
