import { createRandom } from '@assay/shared'
import { describe, expect, test } from 'vitest'
import { describeGaps, measureGroup, scorers, wilsonInterval } from '../../src/index.ts'
import { binary, multiclass, regression } from '../reference-rows.ts'

const random = createRandom('groups')

describe('the measures of a group', () => {
  test('of two classes are those of its confusion at the threshold', () => {
    const measures = measureGroup('binary', { ...binary, threshold: 0.7, random })
    // 75 positives among 240 rows; at .7 scikit-learn counts tn 163, fp 2, fn 52, tp 23.
    expect(measures.baseRate).toEqual(wilsonInterval(75, 240))
    expect(measures.selectionRate).toEqual(wilsonInterval(25, 240))
    expect(measures.truePositiveRate).toEqual(wilsonInterval(23, 75))
    expect(measures.falsePositiveRate).toEqual(wilsonInterval(2, 165))
    expect(measures.precision).toEqual(wilsonInterval(23, 25))
    expect(measures.rocAuc!.value).toBe(scorers.rocAuc.score(binary.target, binary.predictions))
    expect(measures.rocAuc!.low < measures.rocAuc!.value && measures.rocAuc!.value < measures.rocAuc!.high).toBe(true)
  })

  test('that are not defined are left out', () => {
    const measures = measureGroup('binary', { target: Float64Array.of(0, 0, 0), predictions: Float64Array.of(0.1, 0.2, 0.3), threshold: 0.5, random })
    expect(Object.keys(measures)).toEqual(['baseRate', 'selectionRate', 'falsePositiveRate', 'calibrationGap'])
    expect(measures.calibrationGap!.value).toBeCloseTo(0.2, 12)
  })

  test('of several classes and of numbers', () => {
    expect(measureGroup('multiclass', { ...multiclass, threshold: null, random }).accuracy!.value).toBeCloseTo(2 / 3, 12)
    const { meanError, meanAbsoluteError } = measureGroup('regression', { ...regression, threshold: null, random })
    expect(meanAbsoluteError!.value).toBeCloseTo(8.0640625, 12)
    expect(meanError!.value).toBeCloseTo(regression.predictions.reduce((sum, value, row) => sum + (value - regression.target[row]!) / 240, 0), 12)
  })
})

describe('findings', () => {
  const group = (name: string, value: number) => ({ group: name, rows: 100, measures: { selectionRate: { value, low: value - 0.05, high: value + 0.05 } } })

  test('name the groups that lie apart by more than noise', () => {
    expect(describeGaps([group('a', 0.3), group('b', 0.1), group('c', 0.2)])).toEqual(['30 % of rows are answered as positive in "a", 10 % in "b"; the intervals lie apart'])
    expect(describeGaps([group('a', 0.3), group('b', 0.25)])).toEqual([])
    expect(describeGaps([])).toEqual([])
  })

  test('name the groups whose answers lean to one side', () => {
    expect(describeGaps([{ group: 'a', rows: 50, measures: { calibrationGap: { value: -0.08, low: -0.1, high: -0.06 }, meanError: { value: 3, low: -1, high: 7 } } }]))
      .toEqual(['probabilities for "a" are too low by 8.0 points on average, more than noise'])
  })
})
