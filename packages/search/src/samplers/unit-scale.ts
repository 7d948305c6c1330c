import { exp, log } from '@assay/shared'
import type { Dimension } from '../search-space.ts'

export type NumericDimension = Exclude<Dimension, { kind: 'choice' }>

/** Where a value stands in its dimension, 0 to 1; integers stand in the middle of their share. */
export function toUnit (dimension: NumericDimension, value: number): number {
  const [low, high] = edges(dimension)
  return high === low ? 0.5 : clamp((scale(dimension, value) - low) / (high - low), 0, 1)
}

/** @returns a value of the dimension; floats with four significant digits, which is as much as anyone reads */
export function fromUnit (dimension: NumericDimension, unit: number): number {
  const [low, high] = edges(dimension)
  const scaled = low + unit * (high - low)
  const value = dimension.log === true ? exp(scaled) : scaled
  const readable = dimension.kind === 'integer' ? Math.round(value) : Number(value.toPrecision(4))
  return clamp(readable, dimension.low, dimension.high)
}

function edges (dimension: NumericDimension): readonly [low: number, high: number] {
  const margin = dimension.kind === 'integer' ? 0.5 : 0
  return [scale(dimension, dimension.low - margin), scale(dimension, dimension.high + margin)]
}

function scale (dimension: NumericDimension, value: number): number {
  return dimension.log === true ? log(value) : value
}

function clamp (value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value))
}
