import type { Calibration } from './calibration.ts'
import { fitIsotonic } from './isotonic.ts'
import { fitPlatt } from './platt.ts'

/**
 * Fits a calibration to probabilities that a model gave to rows it had not learnt from.
 *
 * @param target class indices; n
 * @param probabilities n × outputs
 */
export function fitCalibration (kind: Calibration['kind'], target: Float64Array, probabilities: Float64Array): Calibration {
  if (kind === 'none') return { kind }
  const outputs = probabilities.length / target.length
  const perClass = Array.from({ length: outputs }, (_, output) => ({
    target: target.map((actual) => Number(actual === (outputs === 1 ? 1 : output))),
    probabilities: target.map((_, row) => probabilities[row * outputs + output]!)
  }))
  if (kind === 'isotonic') return { kind, curves: perClass.map((ofClass) => fitIsotonic(ofClass.target, ofClass.probabilities)) }
  const scalings = perClass.map((ofClass) => fitPlatt(ofClass.target, ofClass.probabilities))
  return { kind, slopes: scalings.map(({ slope }) => slope), intercepts: scalings.map(({ intercept }) => intercept) }
}
