import { designBlockRows as blockRows, openKernels } from '@assay/kernels'
import { createRandom } from '@assay/shared'
import { describe, expect, test } from 'vitest'
import { fitLinear, isForNewton } from '../../src/linear/fit-linear.ts'
import type { Penalty } from '../../src/linear/fit-linear.ts'
import { openDesign } from '../../src/linear/design-matrix.ts'
import type { DesignMatrix } from '../../src/linear/design-matrix.ts'
import { evaluateLinearLoss } from '../../src/linear/linear-loss.ts'
import type { LinearTask } from '../../src/linear/linear-task.ts'
import { steepest } from '../../src/linear/objective.ts'

/**
 * The coefficients are scikit-learn 1.2.1's (Debian 12) on the same 120 rows: LogisticRegression with lbfgs, with saga where
 * there is an L1 part, Ridge, ElasticNet; tolerances of 1e-12 and less.
 */
describe('converges to scikit-learn\'s coefficients', () => {
  const { features, binary, classes, values } = generate()

  test.each([
    [1, 0, [0.536315, -0.8826008, 0.4124952, 0.6774897], -0.3857713],
    [10, 0, [0.4308781, -0.5549861, 0.268025, 0.4521455], -0.3550643],
    [5, 0.5, [0.4379268, -0.6342624, 0.2542081, 0.5024869], -0.3623234]
  ])('logistic regression, l2 %d, l1Ratio %d', (l2, l1Ratio, weights, bias) => {
    const fitted = fit('logistic', binary, 1, { l2, l1Ratio })
    expectClose(fitted.weights, weights)
    expectClose(fitted.bias, [bias])
  })

  test('balanced classes', () => {
    const positives = binary.reduce((sum, label) => sum + label, 0)
    const fitted = fit('logistic', binary, 1, { l2: 1, l1Ratio: 0 }, Float64Array.of(60 / (120 - positives), 60 / positives))
    expectClose(fitted.weights, [0.5561424, -0.8848875, 0.4098518, 0.6751044])
    expectClose(fitted.bias, [-0.0882536])
  })

  test('softmax regression', () => {
    const fitted = fit('softmax', classes, 3, { l2: 1, l1Ratio: 0 })
    expectClose(fitted.weights, [-0.8456809, 2.3733929, -0.183375, -0.8394914, -0.2756174, -0.1023017, -0.2193574, 0.0581377, 1.1212983, -2.2710912, 0.4027323, 0.7813537])
    expectClose(centred(fitted.bias), centred([0.1516614, 1.0201778, -1.1718392]))
  })

  test('softmax regression, elastic net', () => {
    const fitted = fit('softmax', classes, 3, { l2: 5, l1Ratio: 0.7 })
    expectClose(fitted.weights, [-0.3086365, 1.5393222, 0, -0.3866073, 0, 0, -0.1169586, 0, 0.7071845, -1.1700195, 0.169257, 0.4659559])
    expectClose(centred(fitted.bias), centred([0.1535464, 0.5665504, -0.7200968]))
    expect(fitted.weights[2]).toBe(0)
  })

  test('ridge regression', () => {
    const fitted = fit('squared', values, 1, { l2: 3, l1Ratio: 0 })
    expectClose(fitted.weights, [0.6406006, -1.1604875, 0.1663269, 0.2157761])
    expectClose(fitted.bias, [-0.2225856])
  })

  test('elastic net of a standardised target', () => {
    const { mean, deviation } = moments(values)
    const fitted = fit('squared', values.map((value) => (value - mean) / deviation), 1, { l2: 10, l1Ratio: 0.5 })
    expectClose(fitted.weights.map((weight) => weight * deviation), [0.5493275, -1.0808692, 0.1089433, 0.2399306])
    expectClose(fitted.bias.map((bias) => bias * deviation + mean), [-0.2225856])
  })

  function fit (loss: LinearTask['loss'], target: Float64Array, outputs: number, penalty: Penalty, classWeights = new Float64Array(outputs + 1).fill(1)): Fitted {
    const design = designOf(features, 4, target, outputs, penalty.l1Ratio)
    return weightsAndBias(fitLinear({ design, classWeights, loss, checkStop: () => {} }, penalty, new Float64Array(outputs)), design)
  }
})

test('rows that a line separates have finite weights, with hardly any penalty', () => {
  const features = Float64Array.from({ length: 40 }, (_, row) => row - 19.5)
  const target = features.map((value) => (value > 0 ? 1 : 0))
  const design = designOf(features, 1, target)
  const { weights, bias } = weightsAndBias(fitLinear({ design, classWeights, loss: 'logistic', checkStop: () => {} }, { l2: 1e-4, l1Ratio: 0 }, new Float64Array(1)), design)
  expect(weights[0]).toBeGreaterThan(1)
  expect([...weights, ...bias].every(Number.isFinite)).toBe(true)
})

test.each([
  ['more weights than Newton\'s steps are for', 60, 640, 0],
  ['more weights than Newton\'s steps are for', 60, 640, 0.5],
  ['so many rows that a part of them is looked at first', 45_000, 3, 0],
  ['so many rows that a part of them is looked at first', 45_000, 3, 0.9]
])('%s: no slope is left, %d rows × %d, l1Ratio %d', (_, rows, width, l1Ratio) => {
  const random = createRandom('wide')
  const l2 = rows / 30
  const features = Float64Array.from({ length: rows * width }, () => random.normal())
  const target = Float64Array.from({ length: rows }, (_, row) => Number(features[row * width]! + features[row * width + 1]! + random.normal() > 0))
  const design = designOf(features, width, target, 1, l1Ratio)
  const task = { design, classWeights, loss: 'logistic', checkStop: () => {} } as const
  const point = fitLinear(task, { l2, l1Ratio }, new Float64Array(1))

  const gradient = new Float64Array(width + 1)
  evaluateLinearLoss({ ...task, l2: l2 * (1 - l1Ratio), blockStep: 1 }, point, gradient)
  const l1 = new Float64Array(width + 1).fill(l2 * l1Ratio / rows, 0, width)
  expect(Math.max(...steepest(point, gradient, l1).map(Math.abs))).toBeLessThan(1e-5)
  expect(point.some((weight) => weight === 0)).toBe(l1Ratio > 0)
})

test.each([0.5, 1])('classes whose weights stand in for each other, but for the penalty: no slope is left, l1Ratio %d', (l1Ratio) => {
  const [rows, width, l2] = [5_000, 4, 0.5]
  const random = createRandom('classes')
  const features = Float64Array.from({ length: rows * width }, () => random.normal())
  const target = Float64Array.from({ length: rows }, (_, row) => {
    const score = features[row * width]! - features[row * width + 1]! / 2 + random.normal()
    return score > 0.7 ? 2 : score > -0.7 ? 1 : 0
  })
  const design = designOf(features, width, target, 3, l1Ratio)
  const task = { design, classWeights: new Float64Array(3).fill(1), loss: 'softmax', checkStop: () => {} } as const
  const point = fitLinear(task, { l2, l1Ratio }, new Float64Array(3))

  const gradient = new Float64Array(point.length)
  evaluateLinearLoss({ ...task, l2: l2 * (1 - l1Ratio), blockStep: 1 }, point, gradient)
  const l1 = point.map((_, i) => (i % (width + 1) === width ? 0 : l2 * l1Ratio / rows))
  expect(Math.max(...steepest(point, gradient, l1).map(Math.abs))).toBeLessThan(1e-6)
  // Of a feature the weight of one class at least.
  expect(point.filter((weight) => weight === 0)).toHaveLength(width)
})

const classWeights = Float64Array.of(1, 1)

/** @param features rows × width */
function designOf (features: Float64Array, width: number, target: Float64Array, outputs = 1, l1Ratio = 0): DesignMatrix {
  const rows = features.length / width
  const design = openDesign(openKernels(), { rows, features: width, outputs, withGrams: isForNewton(rows, outputs * (width + 1), l1Ratio) }, () => {})
  features.forEach((value, at) => {
    const [row, feature] = [Math.floor(at / width), at % width]
    design.values[(Math.floor(row / blockRows) * (width + 1) + feature) * blockRows + row % blockRows] = value
  })
  design.target.set(target)
  return design
}

interface Fitted { readonly weights: Float64Array, readonly bias: Float64Array }

function weightsAndBias (point: Float64Array, { width }: DesignMatrix): Fitted {
  const isBias = (i: number): boolean => i % width === width - 1
  return { weights: point.filter((_, i) => !isBias(i)), bias: point.filter((_, i) => isBias(i)) }
}

function expectClose (found: ArrayLike<number>, wanted: readonly number[]): void {
  const largestDifference = Math.max(...wanted.map((value, i) => Math.abs(value - found[i]!)))
  expect(found.length).toBe(wanted.length)
  expect(largestDifference).toBeLessThan(1e-4)
}

/** Biases of softmax are free by a constant. */
function centred (biases: ArrayLike<number>): number[] {
  const all = Array.from(biases)
  const mean = all.reduce((sum, bias) => sum + bias, 0) / all.length
  return all.map((bias) => bias - mean)
}

/** 120 rows × 4 standardised features, the last close to the first; a linear congruential generator (Numerical Recipes) with seed 7. */
function generate (): { features: Float64Array, binary: Float64Array, classes: Float64Array, values: Float64Array } {
  let state = 7
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
  const raw = Array.from({ length: 120 }, () => [next() * 2 - 1, next() * 2 - 1, next() * 2 - 1, next() * 2 - 1])
  for (const row of raw) row[3] = row[0]! * 0.9 + row[3]! * 0.2
  const noise = raw.map(() => next())
  const margin = raw.map(([a, b, c]) => 1.5 * a! - 2 * b! + 0.3 * c! - 0.4)
  const columns = [0, 1, 2, 3].map((column) => {
    const values = Float64Array.from(raw, (row) => row[column]!)
    const { mean, deviation } = moments(values)
    return values.map((value) => (value - mean) / deviation)
  })
  const shifted = margin.map((value, i) => value + noise[i]! * 2 - 1)
  return {
    features: Float64Array.from({ length: 480 }, (_, at) => columns[at % 4]![at >>> 2]!),
    binary: Float64Array.from(margin, (value, i) => (1 / (1 + Math.exp(-value)) > noise[i]! ? 1 : 0)),
    classes: Float64Array.from(shifted, (value) => (value >= 0.6 ? 2 : value >= -1 ? 1 : 0)),
    values: Float64Array.from(margin, (value, i) => value + noise[i]! * 0.5)
  }
}

function moments (values: Float64Array): { mean: number, deviation: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return { mean, deviation: Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) }
}
