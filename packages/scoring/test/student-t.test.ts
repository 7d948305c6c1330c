import { expect, test } from 'vitest'
import { studentTQuantile } from '../src/student-t.ts'

/** scipy 1.10.1, `stats.t.ppf`, whose own error reaches 3e-9. */
const reference = [
  [0.975, 1, 12.706204736432095], [0.975, 2, 4.302652729911275], [0.975, 4, 2.7764451051977987], [0.975, 9, 2.2621571627409915],
  [0.975, 29, 2.045229642132703], [0.975, 1000, 1.9623390808264074], [0.9, 1, 3.0776835372078066], [0.9, 29, 1.311433643950529],
  [0.3, 1, -0.7265425280172028], [0.3, 4, -0.5686490630385523], [0.3, 1000, -0.5245677073092269]
] as const

test.each(reference)('the quantile at %d with %d degrees of freedom', (probability, freedom, expected) => {
  expect(Math.abs(studentTQuantile(probability, freedom) / expected - 1)).toBeLessThan(1e-8)
})
