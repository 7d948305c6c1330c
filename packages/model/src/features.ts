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
