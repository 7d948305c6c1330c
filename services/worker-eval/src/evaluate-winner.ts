import { calibrate, decodeArtifact, decodeOutOfFold, encodeArtifact, predictTable } from '@assay/model'
import { chooseCalibration, expectedCalibrationError, tuneThreshold } from '@assay/scoring'
import { createRandom } from '@assay/shared'
import { decodeTable, targetVector } from '@assay/table'
import type { Artifact, Calibration, OutOfFold, Prepared } from '@assay/model'
import { compareWithChampion } from './compare-with-champion.ts'
import { measureImportance } from './measure-importance.ts'
import { refitWinner } from './refit-winner.ts'
import { confusionRows, scoreTestPart } from './score-test-part.ts'
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
  const target = targetVector(training, problem)
  const outOfFold = decodeOutOfFold(request.outOfFoldBytes)
  const member = refitWinner({ order, prepared, winner, used: outOfFold.used, table: training, target, shouldStop })
  const decision = decide(prepared, outOfFold, target)
  const artifact: Artifact = {
    problem, recipe: prepared.recipe, fields: prepared.fields, members: [member], calibration: decision.calibration, threshold: decision.threshold
  }
  const bytes = encodeArtifact(artifact)

  // Nothing is learnt from here on.
  const test = decodeTable(request.testTableBytes)
  const testTarget = targetVector(test, problem)
  const model = decodeArtifact(bytes)
  const predictions = predictTable(model, test, Uint32Array.from(testTarget, (_, row) => row))
  const random = createRandom(order.options.seed).fork('test part')
  return {
    artifact: bytes,
    testScores: scoreTestPart({ problem, target: testTarget, predictions, threshold: decision.threshold, random }),
    calibration: { kind: decision.calibration.kind, expectedError: decision.expectedError },
    threshold: decision.threshold,
    confusion: problem.kind === 'regression' ? null : confusionRows(testTarget, predictions, decision.threshold),
    importance: measureImportance({ model, test, target: testTarget, random: random.fork('importance') }),
    comparison: request.championBytes === null
      ? null
      : compareWithChampion({ prepared, champion: decodeArtifact(request.championBytes), test, target: testTarget, predictions, random: random.fork('champion') })
  }
}

interface Decision {
  readonly calibration: Calibration
  readonly threshold: number | null
  /** Binary only: expected calibration error out of fold. */
  readonly expectedError: { readonly before: number, readonly after: number } | null
}

/** Calibration and threshold, from predictions of rows that no fold had learnt from. */
function decide ({ problem }: Prepared, { predictions: outOfFold }: OutOfFold, trainingTarget: Float64Array): Decision {
  if (problem.kind === 'regression') return { calibration: { kind: 'none' }, threshold: null, expectedError: null }
  const { target, predictions, outputs } = heldOutRows(outOfFold, trainingTarget)
  const { calibration } = chooseCalibration({ target, predictions, calibrate })
  const calibrated = predictions.slice()
  calibrate(calibration, calibrated, outputs)
  if (problem.kind === 'multiclass') return { calibration, threshold: null, expectedError: null }
  return {
    calibration,
    threshold: tuneThreshold({ target, predictions: calibrated, aim: { kind: 'f1' } }).threshold,
    expectedError: { before: expectedCalibrationError(target, predictions), after: expectedCalibrationError(target, calibrated) }
  }
}

/** The rows that some fold held out, with their targets. */
function heldOutRows (predictions: Float64Array, target: Float64Array): { readonly target: Float64Array, readonly predictions: Float64Array, readonly outputs: number } {
  const outputs = predictions.length / target.length
  const isHeldOut = (row: number): boolean => !Number.isNaN(predictions[row * outputs]!)
  return {
    outputs,
    target: target.filter((_, row) => isHeldOut(row)),
    predictions: predictions.filter((_, index) => isHeldOut(Math.floor(index / outputs)))
  }
}
