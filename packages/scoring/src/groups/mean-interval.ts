import { square } from '@assay/shared'
import type { Measured } from '@assay/shared'
import { studentTQuantile } from '../student-t.ts'

/** A mean with its 95 % t-interval; undefined for fewer than two values, which say nothing of their spread. */
export function meanInterval (values: Float64Array): Measured | undefined {
  if (values.length < 2) return undefined
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const variance = values.reduce((sum, value) => sum + square(value - mean), 0) / (values.length - 1)
  const reach = studentTQuantile(0.975, values.length - 1) * Math.sqrt(variance / values.length)
  return { value: mean, low: mean - reach, high: mean + reach }
}
