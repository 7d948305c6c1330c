/** The kernels of tree learning in plain TypeScript, as fast as it is written without effort: sums are two 32-bit numbers. */
export interface PlainRows {
  /** Row-major, one byte a feature. */
  readonly bins: Uint8Array
  readonly features: number
  /** One byte a row, of one feature. */
  readonly column: Uint8Array
  readonly gradients: Int32Array
  readonly hessians: Int32Array
}

/** @param sums features × 256 × (gradient, hessian), overwritten */
export function histogram ({ bins, features, gradients, hessians }: PlainRows, rows: Uint32Array, sums: Float64Array): void {
  sums.fill(0)
  for (const row of rows) {
    for (let feature = 0; feature < features; feature++) {
      const at = 2 * (256 * feature + bins[row * features + feature]!)
      sums[at]! += gradients[row]!
      sums[at + 1]! += hessians[row]!
    }
  }
}

/** Rows whose bin is not above `lastBin` first. @returns how many they are */
export function partition ({ column }: PlainRows, lastBin: number, rows: Uint32Array, scratch: Uint32Array): number {
  let left = 0
  let right = 0
  for (const row of rows) {
    if (column[row]! <= lastBin) rows[left++] = row
    else scratch[right++] = row
  }
  rows.set(scratch.subarray(0, right), left)
  return left
}

/** @returns the largest gain of all cuts of all features */
export function bestGain (sums: Float64Array, features: number, total: { readonly gradient: number, readonly hessian: number }): number {
  let best = 0
  for (let feature = 0; feature < features; feature++) {
    let gradient = 0
    let hessian = 0
    for (let bin = 0; bin < 256; bin++) {
      gradient += sums[2 * (256 * feature + bin)]!
      hessian += sums[2 * (256 * feature + bin) + 1]!
      const [restGradient, restHessian] = [total.gradient - gradient, total.hessian - hessian]
      if (hessian < 1 || restHessian < 1) continue
      best = Math.max(best, gradient * gradient / (hessian + 1) + restGradient * restGradient / (restHessian + 1))
    }
  }
  return best
}
