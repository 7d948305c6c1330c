import { describe, expect, test } from 'vitest'
import { createRandom } from '@assay/shared'
import { chooseCalibration, expectedCalibrationError, scorers, type Calibration, type IsotonicCurve } from '../../src/index.ts'

/** Written apart from the interpreter of artifacts, to the words of the type alone. */
function calibrate (calibration: Calibration, probabilities: Float64Array, outputs: number): void {
  if (calibration.kind === 'none') return
  for (let start = 0; start < probabilities.length; start += outputs) {
    const row = Array.from(probabilities.subarray(start, start + outputs), (p, output) => calibration.kind === 'platt'
      ? 1 / (1 + Math.exp(-(calibration.slopes[output]! * Math.log(p / (1 - p)) + calibration.intercepts[output]!)))
      : lineThrough(calibration.curves[output]!, p))
    const sum = outputs === 1 ? 1 : row.reduce((a, b) => a + b)
    probabilities.set(row.map((p) => p / sum), start)
  }
}

function lineThrough ({ x, y }: IsotonicCurve, p: number): number {
  const above = x.findIndex((corner) => corner >= p)
  if (above === -1) return y[y.length - 1]!
  if (above === 0) return y[0]!
  return y[above - 1]! + (y[above]! - y[above - 1]!) * (p - x[above - 1]!) / (x[above]! - x[above - 1]!)
}

/** Rows whose true probability is known, and what a model says instead. */
function rowsWith (said: (truth: number) => number, rows = 4000): { target: Float64Array, predictions: Float64Array } {
  const random = createRandom('calibration')
  const truths = Float64Array.from({ length: rows }, () => 0.02 + 0.96 * random.next())
  return { target: truths.map((truth) => Number(random.next() < truth)), predictions: truths.map(said) }
}

describe('chooseCalibration', () => {
  test('leaves good probabilities alone', () => {
    expect(chooseCalibration({ ...rowsWith((truth) => truth), calibrate }).calibration).toEqual({ kind: 'none' })
  })

  test('bends overconfident ones back by Platt\'s scaling, and finds the slope', () => {
    const overconfident = rowsWith((truth) => { const odds = (truth / (1 - truth)) ** 3; return odds / (1 + odds) })
    const { calibration } = chooseCalibration({ ...overconfident, calibrate })
    if (calibration.kind !== 'platt') throw new Error(calibration.kind)
    expect(calibration.slopes[0]).toBeCloseTo(1 / 3, 1)
    expect(Math.abs(calibration.intercepts[0]!)).toBeLessThan(0.15)
  })

  test('takes an isotonic curve where no logistic one fits', () => {
    const stepped = rowsWith((truth) => truth < 0.5 ? 0.3 + truth / 5 : 0.9 + truth / 20)
    expect(chooseCalibration({ ...stepped, calibrate }).calibration.kind).toBe('isotonic')
    expect(chooseCalibration({ ...rowsWith((truth) => truth < 0.5 ? 0.3 + truth / 5 : 0.9 + truth / 20, 800), calibrate }).calibration.kind).not.toBe('isotonic')
  })

  test('what it chooses lowers log-loss and calibration error', () => {
    const { target, predictions } = rowsWith((truth) => truth ** 3)
    const calibrated = predictions.slice()
    calibrate(chooseCalibration({ target, predictions, calibrate }).calibration, calibrated, 1)
    expect(scorers.logLoss.score(target, calibrated)).toBeLessThan(scorers.logLoss.score(target, predictions))
    expect(expectedCalibrationError(target, calibrated)).toBeLessThan(expectedCalibrationError(target, predictions) / 4)
  })

  test('calibrates several classes one by one', () => {
    const random = createRandom('classes')
    const sharp: number[] = []
    const target = Float64Array.from({ length: 3000 }, () => {
      const weights = [random.next(), random.next(), random.next()].map((weight) => weight + 0.05)
      const sum = weights.reduce((a, b) => a + b)
      const cubes = weights.map((weight) => weight ** 4)
      const cubeSum = cubes.reduce((a, b) => a + b)
      sharp.push(...cubes.map((cube) => cube / cubeSum))
      const draw = random.next() * sum
      return draw < weights[0]! ? 0 : draw < weights[0]! + weights[1]! ? 1 : 2
    })
    const predictions = Float64Array.from(sharp)
    const { calibration, tried } = chooseCalibration({ target, predictions, calibrate })
    expect(calibration.kind).not.toBe('none')
    expect(tried.find(({ kind }) => kind === calibration.kind)!.logLoss).toBeLessThan(tried[0]!.logLoss)
    const calibrated = predictions.slice()
    calibrate(calibration, calibrated, 3)
    expect(scorers.logLoss.score(target, calibrated)).toBeLessThan(scorers.logLoss.score(target, predictions))
  })
})
