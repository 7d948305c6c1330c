import { expect, test } from 'vitest'
import { wilsonInterval } from '../src/index.ts'

/** scipy 1.10.1, `binomtest(part, of).proportion_ci(method='wilson')`. */
test.each([[5, 10, 0.236593090512564, 0.7634069094874361], [0, 20, 0, 0.16112515805281935], [19, 20, 0.763868806553258, 0.9911185511992047], [1, 1, 0.20654931437723745, 1]])('%d of %d', (part, of, low, high) => {
  const interval = wilsonInterval(part, of)
  expect(interval.value).toBe(part / of)
  expect(interval.low).toBeCloseTo(low, 12)
  expect(interval.high).toBeCloseTo(high, 12)
})
