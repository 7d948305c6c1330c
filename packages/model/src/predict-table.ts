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
  return 'members' in model ? predictWithMembers(model, table, rows) : predictWithModel(model, table, rows)
}

function predictWithMembers ({ members, calibration }: Artifact, table: Table, rows: Uint32Array): Float64Array {
  const outputs = countOutputs(members[0]!.predictor)
  const mean = new Float64Array(rows.length * outputs)
  for (const member of members) {
    const answers = predictWithModel(member, table, rows)
    addWeighted(answers, member.weight, mean)
  }
  calibrate(calibration, mean, outputs)
  return mean
}

/** sum += weight × answers; a lone member (weight 1) keeps its bits. */
export function addWeighted (answers: Float64Array, weight: number, sum: Float64Array): void {
  for (let i = 0; i < sum.length; i++) sum[i]! += weight * answers[i]!
}

function predictWithModel ({ encoders, predictor, link }: FittedModel, table: Table, rows: Uint32Array): Float64Array {
  const width = countFeatures(encoders)
  const outputs = countOutputs(predictor)
  const encodeBlock = compileTableEncoders(encoders, table)
  const predict = compilePredictor(predictor, rows.length)
  const features = new Float64Array(blockRows * width)
  const answers = new Float64Array(rows.length * outputs)
  for (let start = 0; start < rows.length; start += blockRows) {
    const block = rows.subarray(start, start + blockRows)
    encodeBlock(block, features)
    predict(features, block.length, answers.subarray(start * outputs, (start + block.length) * outputs))
  }
  applyLink(link, answers, outputs)
  return answers
}
