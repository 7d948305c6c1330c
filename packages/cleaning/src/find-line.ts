/** y = intercept + slope × x */
export interface Line { readonly slope: number, readonly intercept: number }

/**
 * Finds the line on which all points lie, if there is one. How far a point may be off it is measured from the middle of the points, so that
 * neither a large offset nor one wild point makes the others look like a line.
 *
 * @param x         missing is NaN; points with a missing coordinate do not count
 * @param tolerance share of a point's own distance from the middle
 * @returns null as well where x or y does not vary
 */
export function findLine (x: Float64Array, y: Float64Array, tolerance: number): Line | null {
  const present = Uint32Array.from(x.keys()).filter((row) => Number.isFinite(x[row]! + y[row]!))
  if (present.length < 3) return null
  const ascending = Float64Array.from(present, (row) => x[row]!).sort()
  const median = ascending[ascending.length >> 1]!
  const middle = present.find((row) => x[row] === median)!
  const across = (row: number): number => x[row]! - x[middle]!
  const up = (row: number): number => y[row]! - y[middle]!
  const farthest = present.reduce((far, row) => Math.abs(across(row)) > Math.abs(across(far)) ? row : far)
  const slope = up(farthest) / across(farthest)
  if (!Number.isFinite(slope) || slope === 0) return null
  const rounding = 1e-15 * present.reduce((largest, row) => Math.max(largest, Math.abs(y[row]!)), 0)
  const onLine = present.every((row) => {
    const expected = slope * across(row)
    return Math.abs(up(row) - expected) <= tolerance * (Math.abs(up(row)) + Math.abs(expected)) + rounding
  })
  return onLine ? { slope, intercept: y[middle]! - slope * x[middle]! } : null
}
