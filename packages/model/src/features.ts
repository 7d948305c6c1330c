import type { Encoder } from './encoder.ts'

/** @returns how many features the encoders give together */
export function countFeatures (encoders: readonly Encoder[]): number {
  return encoders.reduce((sum, encoder) => sum + featureWidth(encoder), 0)
}

/** @returns how many features one encoder gives */
export function featureWidth (encoder: Encoder): number {
  return encoder.kind === 'oneHot' ? encoder.levels.length + (encoder.other ? 1 : 0) : 1
}

/**
 * One number as a linear model sees it. Rows and tables both call this, so both have the same bits.
 *
 * @param value NaN is missing
 */
export function scaleNumber (encoder: Extract<Encoder, { kind: 'scaled' }>, value: number): number {
  const known = Number.isNaN(value) ? encoder.fill : value
  const clipped = known < encoder.low ? encoder.low : known > encoder.high ? encoder.high : known
  const transformed = encoder.transform === 'log1p' ? Math.log1p(clipped) : clipped
  return (transformed - encoder.center) / encoder.scale
}

/** What `scaleNumber` gives for many rows of a column, with the same bits; the values are `stride` apart, from `first` on. */
export function scaleNumbers (encoder: Extract<Encoder, { kind: 'scaled' }>, values: Float64Array, rows: Uint32Array, into: Float64Array, first = 0, stride = 1): void {
  const { low, high, fill, center, scale } = encoder
  const logarithmic = encoder.transform === 'log1p'
  for (let i = 0, at = first; i < rows.length; i++, at += stride) {
    const value = values[rows[i]!]!
    const known = Number.isNaN(value) ? fill : value
    const clipped = known < low ? low : known > high ? high : known
    into[at] = ((logarithmic ? Math.log1p(clipped) : clipped) - center) / scale
  }
}
