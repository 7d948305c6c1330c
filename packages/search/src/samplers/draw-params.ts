import type { Params, Random } from '@assay/shared'
import { isActive, type Dimension, type LearnerSpace, type ParamValue } from '../search-space.ts'
import { fromUnit } from './unit-scale.ts'

/** Params drawn evenly from a learner's space. */
export function drawParams (dimensions: LearnerSpace, random: Random): Params {
  const params: Record<string, ParamValue> = {}
  for (const [name, dimension] of Object.entries(dimensions)) {
    if (isActive(dimension, params)) params[name] = drawValue(dimension, random)
  }
  return params
}

function drawValue (dimension: Dimension, random: Random): ParamValue {
  return dimension.kind === 'choice'
    ? dimension.values[random.integer(dimension.values.length)]!
    : fromUnit(dimension, random.next())
}
