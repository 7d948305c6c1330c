import { learners } from '@assay/learners'
import { predictTable, type FittedModel } from '@assay/model'
import { createRandom, type LearnerName, type Params, type Problem } from '@assay/shared'
import type { NumberColumn, Table } from '@assay/table'
import { timed, type Measurement } from './benchmark.ts'

export const testRows = 50_000
export const problem: Problem = { target: 'y', kind: 'binary', metric: 'rocAuc', classes: ['no', 'yes'] }

/** Rows to learn from, followed by `testRows` to be judged on. */
export interface SyntheticRows { readonly rows: number, readonly columns: readonly NumberColumn[], readonly target: Float64Array }

/** Thirty normal columns: ten linear effects, an interaction and a wave; the other columns are noise. */
export function synthesise (rows: number): SyntheticRows {
  const random = createRandom('benchmark')
  const all = rows + testRows
  const columns = Array.from({ length: 30 }, (_, index): NumberColumn => ({ kind: 'number', name: `x${index}`, values: Float64Array.from({ length: all }, () => random.normal()) }))
  const x = columns.map(({ values }) => values)
  const target = Float64Array.from({ length: all }, (_, row) => {
    const linear = x.slice(0, 10).reduce((sum, values, index) => sum + (index % 2 === 0 ? -0.3 : 0.3) * values[row]!, 0)
    const margin = linear + 0.7 * x[10]![row]! * x[11]![row]! + 0.7 * Math.sin(2 * x[12]![row]!)
    return random.next() < 1 / (1 + Math.exp(-margin)) ? 1 : 0
  })
  return { rows, columns, target }
}

export function trainingTable ({ rows, columns }: SyntheticRows): Table {
  return { rows, columns: columns.map((column) => ({ ...column, values: column.values.subarray(0, rows) })) }
}

/** Fits one of our learners, binning included. */
export function fitLearner (name: LearnerName, given: SyntheticRows, params: Params): { readonly seconds: number, readonly model: FittedModel } {
  const rows = Uint32Array.from({ length: given.rows }, (_, row) => row)
  const { seconds, result } = timed(() => {
    const fitter = learners[name].open({ table: trainingTable(given), target: given.target.subarray(0, given.rows), problem, rules: [] })
    const { model } = fitter.fit({ rows, heldOutRows: null, params, random: createRandom(1), shouldStop: () => false })
    fitter.close()
    return model
  })
  return { seconds, model: result }
}

export function measureLearner (name: LearnerName, given: SyntheticRows, params: Params): Measurement {
  const { seconds, model } = fitLearner(name, given, params)
  const table: Table = { rows: given.target.length, columns: given.columns }
  const answers = predictTable(model, table, Uint32Array.from({ length: testRows }, (_, row) => given.rows + row))
  return { cost: seconds, auc: aucOf(answers, given.target.subarray(given.rows)) }
}

/** The share of pairs of a positive and a negative row that the answers put in order. */
export function aucOf (answers: Float64Array, target: Float64Array): number {
  const order = Uint32Array.from(answers, (_, row) => row).sort((a, b) => answers[a]! - answers[b]!)
  let negatives = 0
  let ordered = 0
  for (const row of order) {
    if (target[row] === 1) ordered += negatives
    else negatives++
  }
  return ordered / negatives / (target.length - negatives)
}
