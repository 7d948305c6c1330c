import { createRandom } from '@assay/shared'
import { expect, test } from 'vitest'
import { binaryCurves, confusionMatrix, scorers } from '../../src/index.ts'
import { binary } from '../reference-rows.ts'

const curves = binaryCurves(binary.target, binary.predictions)

test('each threshold counts what a confusion matrix counts there', () => {
  for (const { threshold, tp, fp, tn, fn } of curves.thresholds) {
    expect([tn, fp, fn, tp]).toEqual([...confusionMatrix(binary.target, binary.predictions, threshold).counts])
  }
})

test('the area below the ROC curve is the ROC AUC, from corner to corner', () => {
  const { roc } = curves
  expect([roc[0], roc.at(-1)]).toEqual([{ falsePositiveRate: 0, truePositiveRate: 0 }, { falsePositiveRate: 1, truePositiveRate: 1 }])
  const area = roc.slice(1).reduce((sum, { falsePositiveRate: x, truePositiveRate: y }, at) => sum + (x - roc[at]!.falsePositiveRate) * (y + roc[at]!.truePositiveRate) / 2, 0)
  expect(area).toBeCloseTo(scorers.rocAuc.score(binary.target, binary.predictions), 3)
})

test('recall rises, and precision is of those answered', () => {
  const { precisionRecall } = curves
  expect(precisionRecall.every(({ recall }, at) => at === 0 || recall >= precisionRecall[at - 1]!.recall)).toBe(true)
  expect(precisionRecall.at(-1)).toEqual({ recall: 1, precision: 75 / 240 })
})

test('many rows make no more points, certain answers have a threshold above them', () => {
  const random = createRandom('curves')
  const target = Float64Array.from({ length: 20_000 }, () => Number(random.next() < 0.02))
  const many = binaryCurves(target, target.map((actual) => Math.min(1, random.next() + actual / 2)))
  expect(many.thresholds.length).toBeLessThan(210)
  expect(many.thresholds.length).toBeGreaterThan(100)
  expect(many.thresholds[0]).toMatchObject({ tp: 0, fp: 0 })
  expect(many.thresholds[0]!.threshold).toBeGreaterThan(1)
})
