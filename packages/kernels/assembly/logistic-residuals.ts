import { exp2 } from './exp'

/**
 * Turns margins of a block's rows into residuals of the logistic loss: weight × (probability − truth), truth 0 or 1.
 *
 * @param weights two f64: of a row of class 0 and of class 1
 * @param out     four f64: for each class the sum of margins on the wrong side, then for each the product of 1 + e^−|margin|, which stays below
 *                2 ^ 128. A class's loss is sum + logarithm of the product.
 */
export function logisticResiduals (margins: usize, truth: usize, weights: usize, out: usize): void {
  const zero = f64x2.splat(0)
  const one = f64x2.splat(1)
  const negativeWeight = v128.load64_splat(weights)
  const positiveWeight = v128.load64_splat(weights, 8)
  let wrongNegative = zero, wrongPositive = zero
  let productNegative = one, productPositive = one
  for (let at: usize = 0; at < 1024; at += 16) {
    const isPositive = f64x2.gt(v128.load(truth + at), zero)
    const margin = v128.load(margins + at)
    const against = v128.bitselect(f64x2.neg(margin), margin, isPositive)
    const odds = exp2(f64x2.neg(f64x2.abs(margin)))
    const whole = f64x2.add(one, odds)
    const residual = f64x2.div(v128.bitselect(one, odds, f64x2.gt(against, zero)), whole)
    v128.store(margins + at, v128.bitselect(f64x2.neg(f64x2.mul(residual, positiveWeight)), f64x2.mul(residual, negativeWeight), isPositive))
    const wrong = f64x2.max(against, zero)
    wrongNegative = f64x2.add(wrongNegative, v128.andnot(wrong, isPositive))
    wrongPositive = f64x2.add(wrongPositive, v128.and(wrong, isPositive))
    productNegative = f64x2.mul(productNegative, v128.bitselect(one, whole, isPositive))
    productPositive = f64x2.mul(productPositive, v128.bitselect(whole, one, isPositive))
  }
  store<f64>(out, f64x2.extract_lane(wrongNegative, 0) + f64x2.extract_lane(wrongNegative, 1))
  store<f64>(out, f64x2.extract_lane(wrongPositive, 0) + f64x2.extract_lane(wrongPositive, 1), 8)
  store<f64>(out, f64x2.extract_lane(productNegative, 0) * f64x2.extract_lane(productNegative, 1), 16)
  store<f64>(out, f64x2.extract_lane(productPositive, 0) * f64x2.extract_lane(productPositive, 1), 24)
}
