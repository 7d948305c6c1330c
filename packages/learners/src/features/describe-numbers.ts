/** What a column of numbers holds in some rows. */
export interface NumberDescription {
  readonly missing: number
  readonly smallest: number
  readonly largest: number
  /** Known values, ascending; of many rows an evenly spread part, which quantiles are taken from. */
  readonly sorted: Float64Array
}

/** Rows whose quantiles are as good as those of all. */
const mostSorted = 50_000

export function describeNumbers (values: Float64Array, rows: Uint32Array): NumberDescription {
  const step = Math.max(1, Math.ceil(rows.length / mostSorted))
  const picked = new Float64Array(Math.ceil(rows.length / step))
  let pickedCount = 0
  let missing = 0
  let smallest = Infinity
  let largest = -Infinity
  for (let i = 0; i < rows.length; i++) {
    const value = values[rows[i]!]!
    if (Number.isNaN(value)) {
      missing++
      continue
    }
    if (value < smallest) smallest = value
    if (value > largest) largest = value
    if (i % step === 0) picked[pickedCount++] = value
  }
  return { missing, smallest, largest, sorted: picked.subarray(0, pickedCount).sort() }
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
  let unit = 0
  for (let i = 0; i < values.length; i++) unit = Math.max(unit, Math.abs(values[i]!))
  if (unit === 0) return { mean: 0, deviation: 0 }
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i]! / unit
  const mean = sum / values.length
  let squares = 0
  for (let i = 0; i < values.length; i++) squares += (values[i]! / unit - mean) ** 2
  return { mean: mean * unit, deviation: Math.sqrt(squares / values.length) * unit }
}

/** Third standardised moment; 0 for a constant. */
export function skewness (values: Float64Array): number {
  const { mean, deviation } = meanAndDeviation(values)
  if (deviation === 0) return 0
  let cubes = 0
  for (let i = 0; i < values.length; i++) cubes += ((values[i]! - mean) / deviation) ** 3
  return cubes / values.length
}
