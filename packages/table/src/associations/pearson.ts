/**
 * The linear correlation of two columns over the rows where neither is missing (NaN).
 *
 * @returns −1 to 1; 0 where either does not vary
 */
export function pearson (x: Float64Array, y: Float64Array): number {
  // So that the largest values do not overflow their sum.
  const scale = 2 ** -40
  let count = 0
  let meanX = 0
  let meanY = 0
  for (let row = 0; row < x.length; row++) {
    const a = x[row]!
    const b = y[row]!
    if (Number.isNaN(a) || Number.isNaN(b)) continue
    count++
    meanX += a * scale
    meanY += b * scale
  }
  meanX /= count * scale
  meanY /= count * scale
  let varianceX = 0
  let varianceY = 0
  let covariance = 0
  for (let row = 0; row < x.length; row++) {
    const a = x[row]! - meanX
    const b = y[row]! - meanY
    if (Number.isNaN(a) || Number.isNaN(b)) continue
    varianceX += a * a
    varianceY += b * b
    covariance += a * b
  }
  const spread = Math.sqrt(varianceX) * Math.sqrt(varianceY)
  return spread > 0 && Number.isFinite(spread) ? Math.max(-1, Math.min(1, covariance / spread)) : 0
}
