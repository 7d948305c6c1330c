/** What a column of numbers holds in some rows. */
export interface NumberDescription {
  readonly missing: number
  /** Known values, ascending. */
  readonly sorted: Float64Array
}

export function describeNumbers (values: Float64Array, rows: Uint32Array): NumberDescription {
  const known = new Float64Array(rows.length)
  let count = 0
  for (const row of rows) {
    const value = values[row]!
    if (!Number.isNaN(value)) known[count++] = value
  }
  return { missing: rows.length - count, sorted: known.subarray(0, count).sort() }
}

/** Quantile of ascending values, linear between neighbours (Hyndman & Fan's type 7, the default of R and NumPy). */
export function quantile (sorted: Float64Array, share: number): number {
  const at = share * (sorted.length - 1)
  const below = Math.floor(at)
  const low = sorted[below]!
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!
  return low === high ? low : low * (1 - (at - below)) + high * (at - below)
}

/** Mean, and standard deviation of the population; exact in magnitude even where squares would overflow. */
export function meanAndDeviation (values: Float64Array): { mean: number, deviation: number } {
  const unit = values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0)
  if (unit === 0 || values.length === 0) return { mean: 0, deviation: 0 }
  const mean = values.reduce((sum, value) => sum + value / unit, 0) / values.length
  const variance = values.reduce((sum, value) => sum + (value / unit - mean) ** 2, 0) / values.length
  return { mean: mean * unit, deviation: Math.sqrt(variance) * unit }
}

/** Third standardised moment; 0 for a constant. */
export function skewness (values: Float64Array): number {
  const { mean, deviation } = meanAndDeviation(values)
  if (deviation === 0) return 0
  return values.reduce((sum, value) => sum + ((value - mean) / deviation) ** 3, 0) / values.length
}
