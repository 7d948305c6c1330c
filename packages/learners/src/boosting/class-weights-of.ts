import type { Problem } from '@assay/shared'
import { balancedWeights } from '../balanced-weights.ts'
import type { BoostingParams } from './boosting-params.ts'

/**
 * @param labels of the training rows
 * @returns what a row of each class weighs; nothing for regression
 */
export function classWeightsOf ({ kind, classes }: Problem, labels: Float64Array, { classWeight, positiveWeight }: BoostingParams): Float64Array {
  if (kind === 'regression') return new Float64Array(0)
  const weights = classWeight === 'balanced' ? balancedWeights(labels, classes.length) : new Float64Array(classes.length).fill(1)
  if (kind === 'binary') weights[1]! *= positiveWeight
  return weights
}
