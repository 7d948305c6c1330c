import { cosPi, expm1, log1p, sinPi } from '@assay/shared'
import type { Encoder } from './encoder.ts'

/** @returns how many features the encoders give together */
export function countFeatures (encoders: readonly Encoder[]): number {
  return encoders.reduce((sum, encoder) => sum + featureWidth(encoder), 0)
}

/** @returns how many features one encoder gives */
export function featureWidth (encoder: Encoder): number {
  switch (encoder.kind) {
    case 'oneHot': return encoder.levels.length + (encoder.other ? 1 : 0)
    case 'words': return encoder.terms.length
    case 'cyclic': return 2
    default: return 1
  }
}

/**
 * One number as a linear model sees it. Rows and tables both call this, so both have the same bits.
 *
 * @param value NaN is missing
 */
export function scaleNumber (encoder: Extract<Encoder, { kind: 'scaled' }>, value: number): number {
  const known = Number.isNaN(value) ? encoder.fill : value
  const clipped = known < encoder.low ? encoder.low : known > encoder.high ? encoder.high : known
  const scaled = (transformNumber(encoder, clipped) - encoder.center) / encoder.scale
  return encoder.squared === true ? scaled * scaled : scaled
}

/** What `scaleNumber` gives for many rows of a column, with the same bits; the values are `stride` apart, from `first` on. */
export function scaleNumbers (encoder: Extract<Encoder, { kind: 'scaled' }>, values: Float64Array, rows: Uint32Array, into: Float64Array, first = 0, stride = 1): void {
  const { low, high, fill, center, scale, transform } = encoder
  for (let i = 0, at = first; i < rows.length; i++, at += stride) {
    const value = values[rows[i]!]!
    const known = Number.isNaN(value) ? fill : value
    const clipped = known < low ? low : known > high ? high : known
    into[at] = ((transform === 'none' ? clipped : transformNumber(encoder, clipped)) - center) / scale
  }
  if (encoder.squared === true) for (let i = 0, at = first; i < rows.length; i++, at += stride) into[at]! *= into[at]!
}

function transformNumber ({ transform, lambda = 1 }: Extract<Encoder, { kind: 'scaled' }>, value: number): number {
  switch (transform) {
    case 'none': return value
    case 'log1p': return log1p(value)
    case 'yeoJohnson': return yeoJohnson(value, lambda)
  }
}

/**
 * A power transform that takes numbers of either sign; λ = 1 changes nothing. Written with e^x − 1, so that small
 * values keep their digits.
 *
 * @see Yeo & Johnson, "A new family of power transformations to improve normality or symmetry", 2000
 */
export function yeoJohnson (value: number, lambda: number): number {
  if (value >= 0) return lambda === 0 ? log1p(value) : expm1(lambda * log1p(value)) / lambda
  return lambda === 2 ? -log1p(-value) : -expm1((2 - lambda) * log1p(-value)) / (2 - lambda)
}

type Period = Pick<Extract<Encoder, { kind: 'cyclic' }>, 'period'>

/** A number's place on the circle of its period; the middle where it is missing. */
export const sineOf = ({ period }: Period, value: number): number => Number.isNaN(value) ? 0 : sinPi(2 * value / period)
export const cosineOf = ({ period }: Period, value: number): number => Number.isNaN(value) ? 0 : cosPi(2 * value / period)
