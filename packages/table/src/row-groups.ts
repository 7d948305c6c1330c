/** Rows that no split may separate. */
export interface RowGroup {
  /** Ascending. */
  readonly rows: readonly number[]
  /** The stratum of its first row. */
  readonly stratum: number
}

/**
 * @param groups one id a row; absent: every row stands for itself
 * @returns in the order of their first rows
 */
export function rowGroups (strata: Uint32Array, groups?: Uint32Array): RowGroup[] {
  if (groups === undefined) return Array.from(strata, (stratum, row) => ({ rows: [row], stratum }))
  const byId = new Map<number, { rows: number[], stratum: number }>()
  groups.forEach((id, row) => {
    const group = byId.get(id)
    if (group === undefined) byId.set(id, { rows: [row], stratum: strata[row]! })
    else group.rows.push(row)
  })
  return [...byId.values()]
}

/** When a group ends: the latest time of its rows; a missing time is before all others. */
export function latestTime ({ rows }: RowGroup, time: Float64Array): number {
  return rows.reduce((latest, row) => time[row]! > latest ? time[row]! : latest, -Infinity)
}
