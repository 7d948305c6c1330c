import type { ProblemKind } from '@assay/shared'

/**
 * What splits keep in balance: the class of each row, or which tenth of the target's values it lies in (fewer parts for few rows).
 *
 * @returns strata count from 0
 */
export function strataOf (kind: ProblemKind, target: Float64Array): Uint32Array {
  if (kind !== 'regression') return Uint32Array.from(target)
  const parts = Math.max(1, Math.min(mostParts, Math.floor(target.length / fewestRowsOfPart)))
  const byValue = Uint32Array.from(target, (_, row) => row).sort((a, b) => target[a]! - target[b]! || a - b)
  const strata = new Uint32Array(target.length)
  byValue.forEach((row, rank) => { strata[row] = Math.floor(rank * parts / target.length) })
  return strata
}

const mostParts = 10
const fewestRowsOfPart = 10
