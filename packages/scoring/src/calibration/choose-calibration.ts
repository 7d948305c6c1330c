import { square } from '@assay/shared'
import { rowLosses } from '../row-losses.ts'
import type { Calibration } from './calibration.ts'
import { fitCalibration } from './fit-calibration.ts'
import { expectedCalibrationError } from './reliability.ts'

/**
 * None, Platt or isotonic, whichever gives the lower log-loss on rows it was not fitted to (cross-fitted in five parts). The simpler one
 * stays unless the next is better by more than a standard error, and errs less from what happens; isotonic curves need a thousand rows of each class.
 *
 * @param request.target class indices; n
 * @param request.predictions out-of-fold, n × outputs
 * @param request.calibrate applies a calibration in place, as a prediction will: the interpreter of artifacts
 */
export function chooseCalibration ({ target, predictions, calibrate }: CalibrationRequest): CalibrationChoice {
  const candidates: readonly Calibration['kind'][] = rarestClass(target) < isotonicMinRows ? ['none', 'platt'] : ['none', 'platt', 'isotonic']
  const parts = assignParts(target)
  const tried = candidates.map((kind) => {
    const crossFitted = crossCalibrate(kind, { target, predictions, calibrate }, parts)
    const losses = rowLosses.logLoss.of(target, crossFitted)
    return { kind, crossFitted, losses, error: classwiseError(target, crossFitted), logLoss: losses.reduce((sum, loss) => sum + loss, 0) / losses.length }
  })
  const chosen = tried.reduce((simpler, next) => isClearlyLower(next.losses, simpler.losses) && next.error < simpler.error ? next : simpler)
  return {
    calibration: fitCalibration(chosen.kind, target, predictions),
    crossFitted: chosen.crossFitted,
    tried: tried.map(({ kind, logLoss }) => ({ kind, logLoss }))
  }
}

export interface CalibrationRequest {
  readonly target: Float64Array
  readonly predictions: Float64Array
  readonly calibrate: (calibration: Calibration, predictions: Float64Array, outputs: number) => void
}

export interface CalibrationChoice {
  readonly calibration: Calibration
  /** The predictions, each calibrated by what was fitted without it; n × outputs. */
  readonly crossFitted: Float64Array
  /** Cross-fitted log-loss of each. */
  readonly tried: readonly { readonly kind: Calibration['kind'], readonly logLoss: number }[]
}

/** Of the rarest class. @see scikit-learn's user guide, "Probability calibration": isotonic overfits below about a thousand */
const isotonicMinRows = 1000
const partCount = 5

function rarestClass (target: Float64Array): number {
  return Math.min(...[...Map.groupBy(target, (actual) => actual).values()].map(({ length }) => length))
}

/** The rows of each class are dealt out in turn. */
function assignParts (target: Float64Array): Uint8Array {
  const dealt = new Map<number, number>()
  return Uint8Array.from(target, (actual) => {
    const before = dealt.get(actual) ?? 0
    dealt.set(actual, before + 1)
    return before % partCount
  })
}

/** Each part calibrated by what was fitted to the others. */
function crossCalibrate (kind: Calibration['kind'], { target, predictions, calibrate }: CalibrationRequest, parts: Uint8Array): Float64Array {
  const outputs = predictions.length / target.length
  const calibrated = predictions.slice()
  if (kind === 'none') return calibrated
  for (let part = 0; part < partCount; part++) {
    const inPart = (index: number): boolean => parts[Math.floor(index / outputs)] === part
    const calibration = fitCalibration(kind, target.filter((_, row) => parts[row] !== part), predictions.filter((_, index) => !inPart(index)))
    const held = predictions.filter((_, index) => inPart(index))
    calibrate(calibration, held, outputs)
    let next = 0
    for (let index = 0; index < calibrated.length; index++) if (inPart(index)) calibrated[index] = held[next++]!
  }
  return calibrated
}

/** The expected calibration error of each class's probabilities, taken together. */
function classwiseError (target: Float64Array, predictions: Float64Array): number {
  const outputs = predictions.length / target.length
  if (outputs === 1) return expectedCalibrationError(target, predictions)
  return expectedCalibrationError(predictions.map((_, at) => Number(target[Math.floor(at / outputs)] === at % outputs)), predictions)
}

function isClearlyLower (losses: Float64Array, rivals: Float64Array): boolean {
  const gains = losses.map((loss, row) => rivals[row]! - loss)
  const mean = gains.reduce((sum, gain) => sum + gain, 0) / gains.length
  const variance = gains.reduce((sum, gain) => sum + square(gain - mean), 0) / (gains.length - 1)
  return mean > Math.sqrt(variance / gains.length)
}
