import { inBlocks } from '../in-blocks.ts'

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
  inBlocks(values.length, (from, to) => addValues(rows, means, values, codes, from, to))
  const count = rows.reduce((total, rowsOfLevel) => total + rowsOfLevel, 0)
  const used = rows.reduce((total, rowsOfLevel) => total + (rowsOfLevel > 0 ? 1 : 0), 0)
  if (used < 2 || count <= used) return 0

  const mean = means.reduce((total, sum) => total + sum, 0) / (count * scale)
  for (let code = 1; code <= levels; code++) means[code]! /= rows[code]! * scale
  const squares: Squares = { within: 0, total: 0 }
  inBlocks(values.length, (from, to) => addSquares(squares, means, mean, values, codes, from, to))
  if (!(squares.total > 0)) return 0
  const explained = 1 - (squares.within / (count - used)) / (squares.total / (count - 1))
  // A rounding error is no association; its root would look like one.
  return explained < 1e-12 ? 0 : Math.sqrt(explained)
}

/** Of what separates values from the mean of their level, and of all. */
interface Squares { within: number, total: number }

/** So that the largest values do not overflow their sums. */
const scale = 2 ** -40

function addValues (rows: Float64Array, sums: Float64Array, values: Float64Array, codes: Uint32Array, from: number, to: number): void {
  for (let row = from; row < to; row++) {
    const value = values[row]!
    const code = codes[row]!
    if (value !== value || code === 0) continue
    rows[code]!++
    sums[code]! += value * scale
  }
}

function addSquares (squares: Squares, means: Float64Array, mean: number, values: Float64Array, codes: Uint32Array, from: number, to: number): void {
  let { within, total } = squares
  for (let row = from; row < to; row++) {
    const value = values[row]!
    const code = codes[row]!
    if (value !== value || code === 0) continue
    const ofLevel = value - means[code]!
    const ofAll = value - mean
    within += ofLevel * ofLevel
    total += ofAll * ofAll
  }
  squares.within = within
  squares.total = total
}
