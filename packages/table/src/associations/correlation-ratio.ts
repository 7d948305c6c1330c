import { square } from '@assay/shared'

/**
 * How much of a number's variance its rows' levels explain: η, corrected for the number of levels (ε).
 *
 * @param values missing is NaN
 * @param codes  0 is missing
 * @param levels largest code
 * @returns 0 to 1; 0 where either does not vary
 * @see Kelley, "An unbiased correlation ratio measure", 1935
 */
export function correlationRatio (values: Float64Array, codes: Uint32Array, levels: number): number {
  const rows = new Float64Array(levels + 1)
  const means = new Float64Array(levels + 1)
  let count = 0
  let mean = 0
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!
    const code = codes[row]!
    if (Number.isNaN(value) || code === 0) continue
    rows[code]!++
    means[code]! += (value - means[code]!) / rows[code]!
    count++
    mean += (value - mean) / count
  }
  const used = rows.reduce((total, rowsOfLevel) => total + (rowsOfLevel > 0 ? 1 : 0), 0)
  if (used < 2 || count <= used) return 0

  let within = 0
  let total = 0
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!
    const code = codes[row]!
    if (Number.isNaN(value) || code === 0) continue
    within += square(value - means[code]!)
    total += square(value - mean)
  }
  if (!(total > 0)) return 0
  const explained = 1 - (within / (count - used)) / (total / (count - 1))
  // A rounding error is no association; its root would look like one.
  return explained < 1e-12 ? 0 : Math.sqrt(explained)
}
