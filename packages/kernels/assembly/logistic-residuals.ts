import { exp2 } from './exp'
import { productOfLanes, sumOfLanes } from './lanes'

/**
 * Turns margins of a block's rows into residuals of the logistic loss: weight × (probability − truth), truth 0 or 1.
 *
 * @returns the loss, Σ weight × log (1 + e^margin), the margin against the truth
 */
export function logisticResiduals (margins: usize, truth: usize, negativeWeight: f64, positiveWeight: f64): f64 {
  const zero = f64x2.splat(0)
  const one = f64x2.splat(1)
  const negative = f64x2.splat(negativeWeight)
  const positive = f64x2.splat(positiveWeight)
  let wrongNegative = zero, wrongPositive = zero
  let productNegative = one, productPositive = one
  for (let at: usize = 0; at < 1024; at += 16) {
    const isPositive = f64x2.gt(v128.load(truth + at), zero)
    const margin = v128.load(margins + at)
    const against = v128.bitselect(f64x2.neg(margin), margin, isPositive)
    const odds = exp2(f64x2.neg(f64x2.abs(margin)))
    const whole = f64x2.add(one, odds)
    const residual = f64x2.div(v128.bitselect(one, odds, f64x2.gt(against, zero)), whole)
    v128.store(margins + at, v128.bitselect(f64x2.neg(f64x2.mul(residual, positive)), f64x2.mul(residual, negative), isPositive))
    const wrong = f64x2.max(against, zero)
    wrongNegative = f64x2.add(wrongNegative, v128.andnot(wrong, isPositive))
    wrongPositive = f64x2.add(wrongPositive, v128.and(wrong, isPositive))
    productNegative = f64x2.mul(productNegative, v128.bitselect(one, whole, isPositive))
    productPositive = f64x2.mul(productPositive, v128.bitselect(whole, one, isPositive))
  }
  // log (1 + e^m) = max (m, 0) + log (1 + e^−|m|); products of 64 numbers up to 2 stay far below the largest double.
  return negativeWeight * (sumOfLanes(wrongNegative) + Math.log(productOfLanes(productNegative))) +
    positiveWeight * (sumOfLanes(wrongPositive) + Math.log(productOfLanes(productPositive)))
}

/** Second derivatives of the logistic loss by the margins of a block's rows: weight × probability × (1 − probability). */
export function logisticCurvatures (margins: usize, truth: usize, negativeWeight: f64, positiveWeight: f64, curvatures: usize): void {
  const one = f64x2.splat(1)
  const negative = f64x2.splat(negativeWeight)
  const positive = f64x2.splat(positiveWeight)
  for (let at: usize = 0; at < 1024; at += 16) {
    const weight = v128.bitselect(positive, negative, f64x2.gt(v128.load(truth + at), f64x2.splat(0)))
    const odds = exp2(f64x2.neg(f64x2.abs(v128.load(margins + at))))
    const whole = f64x2.add(one, odds)
    v128.store(curvatures + at, f64x2.div(f64x2.mul(weight, odds), f64x2.mul(whole, whole)))
  }
}
