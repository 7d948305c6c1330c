import type { Table } from '@assay/table'
import type { Artifact, FittedModel } from './artifact.ts'
import { calibrate } from './calibrate.ts'
import { compilePredictor } from './compile-predictor.ts'
import { blockRows, compileTableEncoders } from './encode-features.ts'
import { countFeatures } from './features.ts'
import { applyLink } from './link.ts'
import { countOutputs } from './predict-margins.ts'

/**
 * Answers for many rows of a cleaned table.
 *
 * @returns rows × outputs, row-major. Binary: P(positive); multiclass: one probability a class; regression: the value
 * @throws {AppError} COLUMN_NOT_FOUND
 */
export function predictTable (model: Artifact | FittedModel, table: Table, rows: Uint32Array): Float64Array {
  return ('members' in model ? compileMembers(model, rows.length) : compileModel(model, rows.length))(table, rows)
}

type PredictTable = (table: Table, rows: Uint32Array) => Float64Array

/**
 * An artifact made ready for the rows of many tables. @see predictTable
 *
 * @param mostRows as many as will be asked for, of all tables together
 */
export function compileMembers ({ members, calibration }: Pick<Artifact, 'members' | 'calibration'>, mostRows: number): PredictTable {
  const outputs = countOutputs(members[0]!.predictor)
  const models = members.map((member) => ({ weight: member.weight, predict: compileModel(member, mostRows) }))
  return (table, rows) => {
    const mean = new Float64Array(rows.length * outputs)
    for (const { weight, predict } of models) addWeighted(predict(table, rows), weight, mean)
    calibrate(calibration, mean, outputs)
    return mean
  }
}

/** sum += weight × answers; a lone member (weight 1) keeps its bits. */
export function addWeighted (answers: Float64Array, weight: number, sum: Float64Array): void {
  for (let i = 0; i < sum.length; i++) sum[i]! += weight * answers[i]!
}

function compileModel ({ encoders, predictor, link }: FittedModel, mostRows: number): PredictTable {
  const width = countFeatures(encoders)
  const outputs = countOutputs(predictor)
  const predict = compilePredictor(predictor, mostRows)
  const features = new Float64Array(blockRows * width)
  return (table, rows) => {
    const encodeBlock = compileTableEncoders(encoders, table)
    const answers = new Float64Array(rows.length * outputs)
    for (let start = 0; start < rows.length; start += blockRows) {
      const block = rows.subarray(start, start + blockRows)
      encodeBlock(block, features)
      predict(features, block.length, answers.subarray(start * outputs, (start + block.length) * outputs))
    }
    applyLink(link, answers, outputs)
    return answers
  }
}
