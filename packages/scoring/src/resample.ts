import type { Random } from '@assay/shared'

/**
 * Draws rows with replacement, as many of each stratum as there are.
 *
 * @param strata stratum of each row, as class indices; null: rows are all alike
 * @returns fills `draw` with row numbers, a new draw each time
 */
export function createResampler (strata: Float64Array | null, rows: number, random: Random): (draw: Uint32Array) => void {
  const groups = strata === null ? [Uint32Array.from({ length: rows }, (_, row) => row)] : rowsByStratum(strata)
  return (draw) => {
    let next = 0
    for (const group of groups) {
      for (let i = 0; i < group.length; i++) draw[next++] = group[random.integer(group.length)]!
    }
  }
}

/** Copies the drawn rows of a row-major array. */
export function takeRows (values: Float64Array, draw: Uint32Array, into: Float64Array): Float64Array {
  const width = values.length / draw.length
  for (let i = 0; i < draw.length; i++) {
    for (let output = 0; output < width; output++) into[i * width + output] = values[draw[i]! * width + output]!
  }
  return into
}

/** Fewer on large tables, where each costs more and less is left to chance. */
export function resamplesFor (rows: number): number {
  return Math.max(50, Math.min(500, Math.floor(1e7 / rows)))
}

function rowsByStratum (strata: Float64Array): Uint32Array[] {
  const rows = new Map<number, number[]>()
  for (const [row, stratum] of strata.entries()) {
    const members = rows.get(stratum)
    if (members === undefined) rows.set(stratum, [row])
    else members.push(row)
  }
  return [...rows].sort(([a], [b]) => a - b).map(([, members]) => Uint32Array.from(members))
}
