import { calibrate, decodeArtifact, decodeOutOfFold, encodeArtifact, predictTable } from '@assay/model'
import { chooseCalibration, confusionMatrix, expectedCalibrationError, permutationImportance, scorers, tuneThreshold } from '@assay/scoring'
import { createRandom } from '@assay/shared'
import { decodeTable, targetVector } from '@assay/table'
import type { Artifact, Prepared } from '@assay/model'
import type { Table } from '@assay/table'
import { compareWithChampion } from './compare-with-champion.ts'
import { permuteColumn } from './permute-column.ts'
import { refitWinner } from './refit-winner.ts'
import { scoreTestPart } from './score-test-part.ts'
import type { EvaluateRequest, EvaluateResponse } from './evaluate-request.ts'

/**
 * From the best trial to a model: refit on all training rows, calibration and threshold from out-of-fold predictions.
 * Then, with every byte of the artifact fixed, the locked test part is read for the first and only time.
 *
 * @throws {AppError} CANCELLED, FIT_DIVERGED, OBJECT_DAMAGED
 */
export function evaluateWinner (request: EvaluateRequest, shouldStop: () => boolean): EvaluateResponse {
  const { order, prepared, winner } = request
  const { problem } = prepared
  const training = decodeTable(request.trainingTableBytes)
  const trainingTarget = targetVector(training, problem)
  const outOfFold = decodeOutOfFold(request.outOfFoldBytes)
  const member = refitWinner({ order, prepared, winner, used: outOfFold.used, table: training, target: trainingTarget, shouldStop })

  const heldOut = heldOutRows(outOfFold.predictions, trainingTarget)
  const calibration = chooseCalibration({ kind: problem.kind, ...heldOut, random: createRandom(order.options.seed).fork('calibration') })
  const calibrated = calibrate(calibration, heldOut.predictions, outputsOf(prepared))
  const threshold = problem.kind === 'binary' ? tuneThreshold({ target: heldOut.target, predictions: calibrated, aim: { kind: 'f1' } }) : null
  const artifact: Artifact = { problem, recipe: prepared.recipe, fields: prepared.fields, members: [member], calibration, threshold }
  const bytes = encodeArtifact(artifact)

  // Nothing is learnt from here on.
  const test = decodeTable(request.testTableBytes)
  const testTarget = targetVector(test, problem)
  const predictions = predictTable(decodeArtifact(bytes), test, allRows(test))
  const random = createRandom(order.options.seed).fork('test part')
  return {
    artifact: bytes,
    testScores: scoreTestPart({ problem, target: testTarget, predictions, threshold, random }),
    calibration: {
      kind: calibration.kind,
      expectedError: problem.kind === 'binary'
        ? { before: expectedCalibrationError(heldOut.target, heldOut.predictions), after: expectedCalibrationError(heldOut.target, calibrated) }
        : null
    },
    threshold,
    confusion: problem.kind === 'regression' ? null : confusionMatrix({ kind: problem.kind, target: testTarget, predictions, classes: problem.classes.length, threshold: threshold ?? 0.5 }),
    importance: permutationImportance({
      columns: prepared.recipe.outputs.map(({ name }) => name),
      target: testTarget,
      scorer: scorers[problem.metric],
      predict: (column, order) => predictTable(artifact, permuteColumn(test, column, order), allRows(test)),
      rows: test.rows,
      random: random.fork('importance')
    }),
    comparison: request.championBytes === null
      ? null
      : compareWithChampion({ prepared, champion: decodeArtifact(request.championBytes), test, target: testTarget, predictions, random: random.fork('champion') })
  }
}

const outputsOf = ({ problem }: Prepared): number => problem.kind === 'multiclass' ? problem.classes.length : 1
const allRows = (table: Table): Uint32Array => Uint32Array.from({ length: table.rows }, (_, row) => row)

/** The rows that some fold held out, with their targets. */
function heldOutRows (predictions: Float64Array, target: Float64Array): { readonly target: Float64Array, readonly predictions: Float64Array } {
  const outputs = predictions.length / target.length
  const rows = Array.from(target.keys()).filter((row) => !Number.isNaN(predictions[row * outputs]!))
  return {
    target: Float64Array.from(rows, (row) => target[row]!),
    predictions: Float64Array.from({ length: rows.length * outputs }, (_, at) => predictions[rows[Math.floor(at / outputs)]! * outputs + at % outputs]!)
  }
}
