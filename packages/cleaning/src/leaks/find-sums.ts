import type { NumberColumn } from '@assay/table'

/** Two columns that give the target when they are added, or when the second is taken from the first. */
export interface Sum { readonly columns: readonly [string, string], readonly sign: 1 | -1, readonly rows: number }

const minRows = 30
const tolerance = 1e-6
/** Parts may be missing where the target is not, but for at most this share of the rows. */
const maxMissingShare = 0.5

/**
 * Finds the pairs of columns whose sum or difference is the target in every row that has them. Most pairs are ruled out by the first rows.
 *
 * @param columns of the target's length; none of them a copy of it by itself
 */
export function findSums (columns: readonly NumberColumn[], target: Float64Array): Sum[] {
  const found: Sum[] = []
  const add = (one: NumberColumn, other: NumberColumn, sign: Sum['sign']): void => {
    const rows = rowsThatAddUp(one.values, other.values, sign, target)
    if (rows >= Math.max(minRows, (1 - maxMissingShare) * target.length)) found.push({ columns: [one.name, other.name], sign, rows })
  }
  columns.forEach((one, place) => {
    for (const other of columns.slice(place + 1)) {
      add(one, other, 1)
      add(one, other, -1)
      add(other, one, -1)
    }
  })
  return found
}

/** @returns 0 when they do not add up in one of them, or when one of the two does not matter */
function rowsThatAddUp (a: Float64Array, b: Float64Array, sign: number, target: Float64Array): number {
  let rows = 0
  let needsBoth = false
  for (let row = 0; row < target.length; row++) {
    const one = a[row]!
    const other = sign * b[row]!
    const wanted = target[row]!
    if (Number.isNaN(one + other)) continue
    if (!(Math.abs(one + other - wanted) <= tolerance * (Math.abs(one) + Math.abs(other)))) return 0
    needsBoth ||= one !== 0 && other !== 0
    rows++
  }
  return needsBoth ? rows : 0
}
