import { calibrate } from '@assay/model'
import { chooseCalibration, expectedCalibrationError, fitInterval, fitLabelSet, tuneThreshold } from '@assay/scoring'
import { defaultAim, defaultCoverage, parseAim } from '@assay/shared'
import type { Calibration, Prepared } from '@assay/model'
import type { ConformalRule, PipelineOptions } from '@assay/shared'
import type { HeldOutRows } from '@assay/table'

interface DecisionSources {
  readonly prepared: Prepared
  readonly options: Pick<PipelineOptions, 'aim' | 'coverage'>
  readonly held: HeldOutRows
  /** Training rows × outputs. */
  readonly outOfFold: Float64Array
}

export interface Decision {
  readonly calibration: Calibration
  readonly threshold: number | null
  readonly conformal: ConformalRule
  /** Binary only: expected calibration error out of fold. */
  readonly expectedError: { readonly before: number, readonly after: number } | null
}

/** Calibration, threshold, and how sure an answer is, from predictions of rows that no fold had learnt from. */
export function decide ({ prepared: { problem, rows }, options, held: { target, take }, outOfFold }: DecisionSources): Decision {
  const predictions = take(outOfFold)
  const coverage = options.coverage ?? defaultCoverage
  if (problem.kind === 'regression') {
    return { calibration: { kind: 'none' }, threshold: null, conformal: fitInterval(target, predictions, coverage), expectedError: null }
  }
  const { calibration, crossFitted } = chooseCalibration({ target, predictions, calibrate })
  const calibrated = predictions.slice()
  calibrate(calibration, calibrated, predictions.length / target.length)
  const conformal = fitLabelSet(target, calibrated, coverage, problem.classes.length)
  if (problem.kind === 'multiclass') return { calibration, threshold: null, conformal, expectedError: null }
  const aim = parseAim(options.aim ?? defaultAim)
  return {
    calibration,
    threshold: tuneThreshold({ target, predictions: calibrated, aim: aim.kind === 'capacity' ? { of: rows.file, ...aim } : aim }).threshold,
    conformal,
    expectedError: { before: expectedCalibrationError(target, predictions), after: expectedCalibrationError(target, crossFitted) }
  }
}
