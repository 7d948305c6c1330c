import { describe, expect, test } from 'vitest'
import * as fc from 'fast-check'
import { createRandom, metricNames, type MetricName } from '@assay/shared'
import { confusionMatrix, scorers, scorersFor } from '../src/index.ts'
import { binary, multiclass, referenceRows, regression } from './reference-rows.ts'

/** scikit-learn 1.2.1; decisions at .7; several classes: one against the rest and macro means, Brier summed over classes. */
const reference = {
  binary: {
    rocAuc: 0.9055757575757576,
    averagePrecision: 0.8060450833832569,
    logLoss: 0.4498075224281996,
    brier: 0.14160204081632652,
    f1: 0.4600000000000001,
    balancedAccuracy: 0.6472727272727272,
    accuracy: 0.775,
    mcc: 0.4469260761552952
  },
  multiclass: {
    rocAuc: 0.8306085953411729,
    averagePrecision: 0.6748839596837986,
    logLoss: 1.0885420716257508,
    brier: 0.5627742348734268,
    f1: 0.623605137924212,
    balancedAccuracy: 0.6497326203208555,
    accuracy: 0.6666666666666666,
    mcc: 0.5426667484598143
  },
  regression: { rmse: 9.198340755606417, mae: 8.0640625, r2: 0.9341560323361906, mape: 0.939627942558445 }
}
const rows = { binary, multiclass, regression }

describe.each(['binary', 'multiclass', 'regression'] as const)('scores of %s rows', (kind) => {
  test.each(Object.entries(reference[kind]))('%s is what scikit-learn says', (name, expected) => {
    const { target, predictions } = rows[kind]
    expect(Math.abs(scorers[name as MetricName].score(target, predictions, 0.7) - expected)).toBeLessThan(1e-12 * Math.max(1, expected))
  })

  test('every scorer of the kind is checked', () => {
    expect(scorersFor(kind).map(({ name }) => name)).toEqual(Object.keys(reference[kind]))
  })
})

test('the table holds every metric, under its own name', () => {
  expect(Object.entries(scorers).map(([key, { name }]) => [key, name])).toEqual(metricNames.map((name) => [name, name]))
})

test('the confusion matrix is what scikit-learn says', () => {
  expect([...confusionMatrix(multiclass.target, multiclass.predictions).counts]).toEqual([25, 5, 1, 3, 14, 56, 9, 9, 9, 7, 64, 8, 7, 4, 4, 15])
})

const binaryRows = fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 20 })), { minLength: 2, maxLength: 60 })
  .filter((drawn) => drawn.some(([positive]) => positive) && drawn.some(([positive]) => !positive))
  .map((drawn) => ({ target: Float64Array.from(drawn, ([positive]) => Number(positive)), predictions: Float64Array.from(drawn, ([, p]) => p / 20) }))

describe('ROC AUC', () => {
  test('is the share of pairs in the right order, ties counting half', () => {
    fc.assert(fc.property(binaryRows, ({ target, predictions }) => {
      let [won, pairs] = [0, 0]
      for (const [i, positive] of target.entries()) {
        for (const [j, other] of target.entries()) {
          if (positive !== 1 || other !== 0) continue
          pairs++
          won += predictions[i]! > predictions[j]! ? 1 : predictions[i] === predictions[j] ? 0.5 : 0
        }
      }
      expect(scorers.rocAuc.score(target, predictions)).toBeCloseTo(won / pairs, 12)
    }))
  })

  test('depends on order alone, and turns around with the classes', () => {
    fc.assert(fc.property(binaryRows, ({ target, predictions }) => {
      const auc = scorers.rocAuc.score(target, predictions)
      expect(scorers.rocAuc.score(target, predictions.map((p) => p ** 3))).toBe(auc)
      expect(scorers.rocAuc.score(target.map((actual) => 1 - actual), predictions)).toBeCloseTo(1 - auc, 12)
    }))
  })

  test('of several classes leaves out those without rows', () => {
    const target = Float64Array.of(0, 1, 0, 1)
    const predictions = Float64Array.of(0.7, 0.2, 0.1, 0.3, 0.6, 0.1, 0.5, 0.4, 0.1, 0.2, 0.3, 0.5)
    expect(scorers.rocAuc.score(target, predictions)).toBe((1 + 0.75) / 2)
  })
})

describe('invariants', () => {
  test('the order of rows does not matter', () => {
    const order = createRandom('order').shuffle(Array.from({ length: referenceRows }, (_, row) => row))
    for (const kind of ['binary', 'multiclass', 'regression'] as const) {
      const { target, predictions } = rows[kind]
      const width = predictions.length / target.length
      const shuffled = Float64Array.from(order.flatMap((row) => [...predictions.subarray(row * width, (row + 1) * width)]))
      for (const scorer of scorersFor(kind)) {
        expect(scorer.score(Float64Array.from(order, (row) => target[row]!), shuffled)).toBeCloseTo(scorer.score(target, predictions), 10)
      }
    }
  })

  test('knowing the answer is the best score there is', () => {
    const best: Record<string, number> = { logLoss: 0, brier: 0, rmse: 0, mae: 0, mape: 0 }
    for (const scorer of scorersFor('binary')) expect(scorer.score(binary.target, binary.target)).toBeCloseTo(best[scorer.name] ?? 1, 12)
    for (const scorer of scorersFor('regression')) expect(scorer.score(regression.target, regression.target)).toBe(best[scorer.name] ?? 1)
  })

  test('scores keep within their bounds', () => {
    fc.assert(fc.property(binaryRows, fc.double({ min: 0, max: 1, noNaN: true }), ({ target, predictions }, threshold) => {
      for (const { score, bounds: [low, high] } of scorersFor('binary')) {
        const reached = score(target, predictions, threshold)
        expect(reached >= low && reached <= high).toBe(true)
      }
    }))
  })

  test('a correlation of exactly −1 does not round below it', () => {
    expect(scorers.mcc.score(Float64Array.of(1, 0, 1, 1), Float64Array.of(0, 0.05, 0, 0), 0.01)).toBe(-1)
  })

  test('what is not defined is NaN', () => {
    const [target, predictions] = [Float64Array.of(1, 1, 1), Float64Array.of(0.2, 0.6, 0.9)]
    for (const name of ['rocAuc', 'averagePrecision', 'balancedAccuracy', 'mcc'] as const) expect(scorers[name].score(target, predictions)).toBeNaN()
    expect(scorers.f1.score(Float64Array.of(0, 0), Float64Array.of(0.1, 0.2))).toBeNaN()
    expect(scorers.r2.score(Float64Array.of(2, 2), Float64Array.of(1, 2))).toBeNaN()
  })

  test('certain and wrong costs a bounded log-loss', () => {
    expect(scorers.logLoss.score(Float64Array.of(1), Float64Array.of(0))).toBeCloseTo(-Math.log(Number.EPSILON), 12)
  })
})

test('a million rows are ranked in a few seconds', () => {
  const random = createRandom('many')
  const target = Float64Array.from({ length: 1e6 }, () => random.integer(2))
  const predictions = target.map((actual) => (actual + random.next()) / 2)
  expect(scorers.rocAuc.score(target, predictions)).toBeCloseTo(1, 3)
  expect(scorers.averagePrecision.score(target, predictions)).toBeCloseTo(1, 3)
}, 10_000)
