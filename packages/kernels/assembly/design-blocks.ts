import { sumOfLanes } from './lanes'

// A block of a design matrix holds 128 rows, feature by feature: 1024 bytes of f64 a feature. Sums over features and over rows have one fixed
// order, whatever else the matrix holds.

const featureBytes: usize = 1024

/** products[row] = Σ coefficients[feature] × x[feature][row], features in their order. */
export function multiplyBlock (x: usize, features: i32, coefficients: usize, products: usize): void {
  memory.fill(products, 0, featureBytes)
  let feature = 0
  // Four features at a time: few streams are fetched ahead, and sums stay in the nearest cache.
  for (; feature + 4 <= features; feature += 4, x += 4 * featureBytes, coefficients += 32) {
    const a = v128.load64_splat(coefficients)
    const b = v128.load64_splat(coefficients, 8)
    const c = v128.load64_splat(coefficients, 16)
    const d = v128.load64_splat(coefficients, 24)
    for (let at: usize = 0; at < featureBytes; at += 16) {
      let sum = f64x2.add(v128.load(products + at), f64x2.mul(a, v128.load(x + at)))
      sum = f64x2.add(sum, f64x2.mul(b, v128.load(x + at, 1024)))
      sum = f64x2.add(sum, f64x2.mul(c, v128.load(x + at, 2048)))
      v128.store(products + at, f64x2.add(sum, f64x2.mul(d, v128.load(x + at, 3072))))
    }
  }
  for (; feature < features; feature++, x += featureBytes, coefficients += 8) {
    const a = v128.load64_splat(coefficients)
    for (let at: usize = 0; at < featureBytes; at += 16) v128.store(products + at, f64x2.add(v128.load(products + at), f64x2.mul(a, v128.load(x + at))))
  }
}

/** sums[feature] += Σ weights[row] × x[feature][row]. */
export function addWeightedRows (x: usize, features: i32, weights: usize, sums: usize): void {
  for (let feature = 0; feature < features; feature++, x += featureBytes, sums += 8) {
    let a = f64x2.splat(0), b = a, c = a, d = a
    for (let at: usize = 0; at < featureBytes; at += 64) {
      a = f64x2.add(a, f64x2.mul(v128.load(weights + at), v128.load(x + at)))
      b = f64x2.add(b, f64x2.mul(v128.load(weights + at, 16), v128.load(x + at, 16)))
      c = f64x2.add(c, f64x2.mul(v128.load(weights + at, 32), v128.load(x + at, 32)))
      d = f64x2.add(d, f64x2.mul(v128.load(weights + at, 48), v128.load(x + at, 48)))
    }
    store<f64>(sums, load<f64>(sums) + sumOfLanes(f64x2.add(f64x2.add(a, b), f64x2.add(c, d))))
  }
}

/**
 * gram[i × features + j] += Σ weights[row] × x[i][row] × x[j][row], for j ≤ i.
 *
 * @param scratch room of 1024 bytes
 */
export function addGram (x: usize, features: i32, weights: usize, scratch: usize, gram: usize): void {
  for (let i = 0; i < features; i++) {
    const row = x + <usize>i * featureBytes
    for (let at: usize = 0; at < featureBytes; at += 16) v128.store(scratch + at, f64x2.mul(v128.load(weights + at), v128.load(row + at)))
    let sums = gram + (<usize>(i * features) << 3)
    let column = x
    let j = 0
    for (; j + 3 <= i; j += 4, column += 4 * featureBytes, sums += 32) {
      let a = f64x2.splat(0), b = a, c = a, d = a
      for (let at: usize = 0; at < featureBytes; at += 16) {
        const scaled = v128.load(scratch + at)
        a = f64x2.add(a, f64x2.mul(scaled, v128.load(column + at)))
        b = f64x2.add(b, f64x2.mul(scaled, v128.load(column + at, 1024)))
        c = f64x2.add(c, f64x2.mul(scaled, v128.load(column + at, 2048)))
        d = f64x2.add(d, f64x2.mul(scaled, v128.load(column + at, 3072)))
      }
      store<f64>(sums, load<f64>(sums) + sumOfLanes(a))
      store<f64>(sums, load<f64>(sums, 8) + sumOfLanes(b), 8)
      store<f64>(sums, load<f64>(sums, 16) + sumOfLanes(c), 16)
      store<f64>(sums, load<f64>(sums, 24) + sumOfLanes(d), 24)
    }
    for (; j <= i; j++, column += featureBytes, sums += 8) {
      let a = f64x2.splat(0)
      for (let at: usize = 0; at < featureBytes; at += 16) a = f64x2.add(a, f64x2.mul(v128.load(scratch + at), v128.load(column + at)))
      store<f64>(sums, load<f64>(sums) + sumOfLanes(a))
    }
  }
}
