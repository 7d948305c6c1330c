import type { CleaningStep, UnskewTransform } from '@assay/shared'
import { scaleNumber, scaleNumbers } from '@assay/model'
import type { Encoder } from '@assay/model'
import { hypotenuse } from '@assay/shared'
import { describeNumbers, quantile, skewness } from './describe-numbers.ts'
import type { NumberDescription } from './describe-numbers.ts'
import { fitYeoJohnson } from './fit-yeo-johnson.ts'
import { ruleFor } from './rules.ts'

type Scaled = Extract<Encoder, { kind: 'scaled' }>

/**
 * One number column for a linear model: clipped, unskewed, filled with the median, brought to mean 0 and deviation 1, or put on the circle
 * of its period; and with an indicator of its gaps where they may mean something. A column without two values in these rows gives nothing.
 */
export function fitNumberEncoders (column: string, values: Float64Array, rows: Uint32Array, rules: readonly CleaningStep[]): readonly Encoder[] {
  const described = describeNumbers(values, rows)
  const { missing, median } = described
  if (Number.isNaN(median)) return []
  const clipped = ruleFor(rules, 'clip', column)
  const [low, high] = bounds(described, clipped)
  const unskewed = chooseTransform(described, [low, high], ruleFor(rules, 'unskew', column))

  const unscaled: Scaled = { kind: 'scaled', column, low: unskewed.transform === 'log1p' ? Math.max(low, 0) : low, high, ...unskewed, center: 0, scale: 1, fill: median }
  const isPlain = clipped === undefined && unskewed.transform === 'none' && described.deviation < Infinity
  const { mean, deviation } = isPlain ? filledMoments(described, unscaled.fill, rows.length) : encodedMoments(unscaled, values, rows, described)
  const varies = deviation > Math.abs(mean) * smallestDeviation && deviation < Infinity
  const indicated = missing > 0 && (ruleFor(rules, 'impute', column)?.indicator === true || missing > rows.length * meaningfulGaps)
  const cyclic = ruleFor(rules, 'cyclic', column)
  const encoder: Encoder = cyclic === undefined ? { ...unscaled, center: mean, scale: deviation } : { kind: 'cyclic', column, period: cyclic.period }
  return [
    ...(varies ? [encoder] : []),
    ...(indicated ? [{ kind: 'missing', column } as const] : [])
  ]
}

/** Mean and deviation of a column whose gaps are filled with a value. */
function filledMoments ({ missing, mean: known, deviation }: NumberDescription, fill: number, rows: number): { mean: number, deviation: number } {
  const gaps = missing / rows
  const mean = known + gaps * (fill - known)
  return { mean, deviation: hypotenuse(Math.sqrt(1 - gaps) * deviation, Math.sqrt(gaps * (1 - gaps)) * (fill - known)) }
}

/** Mean and deviation of what an encoder gives for rows, in one pass: sums are of shares of the range, so no square overflows. */
function encodedMoments (encoder: Scaled, values: Float64Array, rows: Uint32Array, { smallest, largest }: NumberDescription): { mean: number, deviation: number } {
  const middle = scaleNumber(encoder, encoder.fill)
  const range = scaleNumber(encoder, largest) - scaleNumber(encoder, smallest)
  if (range < smallestRange) return { mean: middle, deviation: 0 }
  const inverse = 1 / range
  let sum = 0
  let squares = 0
  for (let start = 0; start < rows.length; start += encoded.length) {
    const block = rows.subarray(start, start + encoded.length)
    scaleNumbers(encoder, values, block, encoded)
    for (let i = 0; i < block.length; i++) {
      const share = (encoded[i]! - middle) * inverse
      sum += share
      squares += share * share
    }
  }
  const mean = sum / rows.length
  return { mean: middle + mean * range, deviation: Math.sqrt(Math.max(squares / rows.length - mean * mean, 0)) * range }
}

/** Room for a block of rows that stays in the cache. */
const encoded = new Float64Array(1024)
/** Share of missing cells from which a gap gets a feature of its own. */
const meaningfulGaps = 0.01
/** Numbers that are closer are alike: the inverse of such a range is no number. */
const smallestRange = 1e-300
/** Deviation relative to the mean below which a column is a constant and rounding. */
const smallestDeviation = 1e-12
// Differences of two such numbers do not overflow.
const largestNumber = 8e307

/**
 * Where values are cut off. Without a rule: one width of the training range beyond its ends, so that a wild value in a request
 * cannot carry a linear model anywhere.
 */
function bounds (described: NumberDescription, clip: { lowQuantile: number, highQuantile: number } | undefined): [low: number, high: number] {
  const { smallest, largest } = described
  const width = largest - smallest
  const [low, high] = clip === undefined
    ? [smallest - width, largest + width]
    : [quantile(described.sorted, clip.lowQuantile), quantile(described.sorted, clip.highQuantile)]
  return [Math.max(low, -largestNumber), Math.min(high, largestNumber)]
}

/** Whether these rows need another scale is decided by what clipping leaves of them. */
function chooseTransform (described: NumberDescription, [low, high]: readonly [number, number], rule: { readonly with: UnskewTransform, readonly beyond: number } | undefined): Pick<Scaled, 'transform' | 'lambda'> {
  if (rule === undefined) return { transform: 'none' }
  const clipped = clip(described.sorted, low, high)
  if (!(Math.abs(skewness(clipped)) > rule.beyond)) return { transform: 'none' }
  return rule.with === 'log1p' && described.smallest >= 0 ? { transform: 'log1p' } : { transform: 'yeoJohnson', lambda: fitYeoJohnson(clipped) }
}

function clip (values: Float64Array, low: number, high: number): Float64Array {
  return values.map((value) => (value < low ? low : value > high ? high : value))
}
