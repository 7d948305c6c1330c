import type { CleaningStep } from '@assay/shared'
import { scaleNumber } from '@assay/model'
import type { Encoder } from '@assay/model'
import { describeNumbers, meanAndDeviation, quantile, skewness } from './describe-numbers.ts'
import type { NumberDescription } from './describe-numbers.ts'
import { ruleFor } from './rules.ts'

type Scaled = Extract<Encoder, { kind: 'scaled' }>

/**
 * One number column for a linear model: clipped, unskewed, filled with the median, brought to mean 0 and deviation 1, and
 * with an indicator of its gaps where they may mean something. A column without two values in these rows gives nothing.
 */
export function fitNumberEncoders (column: string, values: Float64Array, rows: Uint32Array, rules: readonly CleaningStep[]): readonly Encoder[] {
  const described = describeNumbers(values, rows)
  const { missing, sorted } = described
  if (sorted.length === 0) return []
  const [low, high] = bounds(described, ruleFor(rules, 'clip', column))
  const clipped = sorted.map((value) => Math.min(Math.max(value, low), high))
  const transform = described.smallest >= 0 && skewness(clipped) > skewed ? 'log1p' : 'none'

  const unscaled: Scaled = { kind: 'scaled', column, low: transform === 'log1p' ? Math.max(low, 0) : low, high, transform, center: 0, scale: 1, fill: quantile(sorted, 0.5) }
  const filled = new Float64Array(rows.length)
  for (let i = 0; i < rows.length; i++) filled[i] = scaleNumber(unscaled, values[rows[i]!]!)
  const { mean, deviation } = meanAndDeviation(filled)
  const varies = deviation > Math.abs(mean) * smallestDeviation && deviation < Infinity
  const indicated = missing > 0 && (ruleFor(rules, 'impute', column)?.indicator === true || missing > rows.length * meaningfulGaps)
  return [
    ...(varies ? [{ ...unscaled, center: mean, scale: deviation }] : []),
    ...(indicated ? [{ kind: 'missing', column } as const] : [])
  ]
}

/** |skewness| from which the logarithm of a column that is never negative is taken. */
const skewed = 2
/** Share of missing cells from which a gap gets a feature of its own. */
const meaningfulGaps = 0.01
/** Deviation relative to the mean below which a column is a constant and rounding. */
const smallestDeviation = 1e-12
// Differences of two such numbers do not overflow.
const largestNumber = 8e307

/**
 * Where values are cut off. Without a rule: one width of the training range beyond its ends, so that a wild value in a request
 * cannot carry a linear model anywhere.
 */
function bounds ({ smallest, largest, sorted }: NumberDescription, clip: { lowQuantile: number, highQuantile: number } | undefined): [low: number, high: number] {
  const width = largest - smallest
  const [low, high] = clip === undefined
    ? [smallest - width, largest + width]
    : [quantile(sorted, clip.lowQuantile), quantile(sorted, clip.highQuantile)]
  return [Math.max(low, -largestNumber), Math.min(high, largestNumber)]
}
