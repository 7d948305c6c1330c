import { AppError, exponentOf, powerOfTwo } from '@assay/shared'
import type { SplitLimits } from '../trees/split-search.ts'
import type { NodeSums } from '../trees/split.ts'
import type { TreeGround } from '../trees/tree-ground.ts'
import type { BoostingParams } from './boosting-params.ts'

/** Quanta that a gradient, and a hessian, of 1 is worth: powers of two. */
export interface Units { readonly gradient: number, readonly hessian: number }

/** The training rows' sums stay below it, so no sum of a packed gradient overflows. */
const budget = 2 ** 30

/** Categorical splits of many levels are held back, as LightGBM does (`cat_l2`, `cat_smooth`). */
const categoryL2 = 10
const categorySmoothing = 10

/**
 * Turns the ground's f32 gradients into packed ones, as fine as the budget allows.
 *
 * @param tree decides which way values are rounded
 */
export function quantiseGradients ({ kernels, memory, gradients, trainingRows, split }: TreeGround, tree: number): Units {
  kernels.sumMagnitudes(gradients, trainingRows, split)
  const [gradient, hessian] = memory.doubles(split, 2)
  const units = { gradient: unitOf(gradient!, trainingRows), hessian: unitOf(hessian!, trainingRows) }
  kernels.quantise(gradients, trainingRows, units.gradient, units.hessian, Math.imul(tree, 0x85ebca6b))
  return units
}

/** Rounding adds one quantum a row at most. */
function unitOf (sum: number, rows: number): number {
  if (!Number.isFinite(sum)) throw new AppError('FIT_DIVERGED', 'The gradients are no longer numbers; choose a smaller learning rate, or rescale the target')
  return powerOfTwo(Math.max(-100, Math.min(100, exponentOf((budget - rows) / Math.max(sum, 1e-30)))))
}

export function toQuantised ({ l1, l2, minChildWeight, minGain }: BoostingParams, { gradient, hessian }: Units): SplitLimits {
  return {
    l1: l1 * gradient,
    l2: l2 * hessian,
    categoryL2: categoryL2 * hessian,
    categorySmoothing: categorySmoothing * hessian,
    minWeight: Math.max(minChildWeight * hessian, 1),
    minGain: minGain * gradient * gradient / hessian
  }
}

/** The step that makes the loss of a leaf's rows smallest, to second order, times the learning rate. */
export function leafValue (sums: NodeSums, { l1, l2, learningRate }: BoostingParams, units: Units): number {
  const gradient = sums.gradient / units.gradient
  const pull = Math.max(Math.abs(gradient) - l1, 0) * Math.sign(gradient)
  const value = pull === 0 ? 0 : -learningRate * pull / (sums.hessian / units.hessian + l2)
  if (!Number.isFinite(value)) throw new AppError('FIT_DIVERGED', 'A leaf has no finite value; choose a larger l2 or a smaller learning rate')
  return value
}
