import { exp4 } from './exp'

// Every function here fills `gradients` with pairs of f32 (gradient, hessian), one a row, in blocks of four rows: all arrays are padded to a
// multiple of four rows. Scores and targets are f64; single precision is enough for the direction of a step, scores themselves stay exact.

/** Binary: target 0 or 1; rows of each class weigh as given. */
export function logisticGradients (scores: usize, target: usize, rows: i32, negativeWeight: f32, positiveWeight: f32, gradients: usize): void {
  const one = f32x4.splat(1)
  const weightOfNegative = f32x4.splat(negativeWeight)
  const extraWeight = f32x4.splat(positiveWeight - negativeWeight)
  for (let row = 0; row < rows; row += 4) {
    const truth = loadFour(target + (<usize>row << 3))
    const margin = loadFour(scores + (<usize>row << 3))
    const probability = f32x4.div(one, f32x4.add(one, exp4(f32x4.neg(margin))))
    const weight = f32x4.add(weightOfNegative, f32x4.mul(extraWeight, truth))
    storeFour(
      gradients + (<usize>row << 3),
      f32x4.mul(f32x4.sub(probability, truth), weight),
      f32x4.mul(f32x4.mul(probability, f32x4.sub(one, probability)), weight)
    )
  }
}

/** Class-major scores (`stride` rows a class) to class-major f32 probabilities of the same stride. */
export function softmaxProbabilities (scores: usize, rows: i32, stride: i32, classes: i32, probabilities: usize): void {
  for (let row = 0; row < rows; row += 4) {
    let highest = loadFour(scores + (<usize>row << 3))
    for (let k = 1; k < classes; k++) highest = f32x4.max(highest, loadFour(scores + (<usize>(k * stride + row) << 3)))
    let sum = f32x4.splat(0)
    for (let k = 0; k < classes; k++) {
      const power = exp4(f32x4.sub(loadFour(scores + (<usize>(k * stride + row) << 3)), highest))
      v128.store(probabilities + (<usize>(k * stride + row) << 2), power)
      sum = f32x4.add(sum, power)
    }
    for (let k = 0; k < classes; k++) {
      const probability = probabilities + (<usize>(k * stride + row) << 2)
      v128.store(probability, f32x4.div(v128.load(probability), sum))
    }
  }
}

/** One class of a softmax; `weights` has one f32 a class. The hessian is doubled, as XGBoost does: it bounds the step of classes that move together. */
export function softmaxGradients (probabilities: usize, target: usize, rows: i32, classIndex: i32, weights: usize, gradients: usize): void {
  const one = f32x4.splat(1)
  const two = f32x4.splat(2)
  const wanted = f32x4.splat(<f32>classIndex)
  for (let row = 0; row < rows; row += 4) {
    const probability = v128.load(probabilities + (<usize>row << 2))
    const truth = v128.and(f32x4.eq(loadFour(target + (<usize>row << 3)), wanted), one)
    const weight = weightsOfFour(target + (<usize>row << 3), weights)
    storeFour(
      gradients + (<usize>row << 3),
      f32x4.mul(f32x4.sub(probability, truth), weight),
      f32x4.mul(f32x4.mul(two, f32x4.mul(probability, f32x4.sub(one, probability))), weight)
    )
  }
}

/** Half the squared error, with residuals measured in `scale`s of the target. */
export function squaredGradients (scores: usize, target: usize, rows: i32, scale: f64, gradients: usize): void {
  const one = f32x4.splat(1)
  const scales = f64x2.splat(scale)
  for (let row = 0; row < rows; row += 4) {
    const at = <usize>row << 3
    const first = f64x2.div(f64x2.sub(v128.load(scores + at), v128.load(target + at)), scales)
    const second = f64x2.div(f64x2.sub(v128.load(scores + at, 16), v128.load(target + at, 16)), scales)
    storeFour(gradients + at, joinHalves(first, second), one)
  }
}

// @ts-ignore: decorator
@inline function weightsOfFour (target: usize, weights: usize): v128 {
  let four = f32x4.splat(weightOf(load<f64>(target), weights))
  four = f32x4.replace_lane(four, 1, weightOf(load<f64>(target, 8), weights))
  four = f32x4.replace_lane(four, 2, weightOf(load<f64>(target, 16), weights))
  return f32x4.replace_lane(four, 3, weightOf(load<f64>(target, 24), weights))
}

// @ts-ignore: decorator
@inline function weightOf (label: f64, weights: usize): f32 {
  return load<f32>(weights + (<usize>label << 2))
}

// @ts-ignore: decorator
@inline function loadFour (at: usize): v128 {
  return joinHalves(v128.load(at), v128.load(at, 16))
}

// @ts-ignore: decorator
@inline function joinHalves (first: v128, second: v128): v128 {
  return v128.shuffle<f32>(f32x4.demote_f64x2_zero(first), f32x4.demote_f64x2_zero(second), 0, 1, 4, 5)
}

// @ts-ignore: decorator
@inline function storeFour (at: usize, gradient: v128, hessian: v128): void {
  v128.store(at, v128.shuffle<f32>(gradient, hessian, 0, 4, 1, 5))
  v128.store(at, v128.shuffle<f32>(gradient, hessian, 2, 6, 3, 7), 16)
}
