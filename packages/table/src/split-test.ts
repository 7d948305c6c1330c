import type { ProblemKind, Random } from '@assay/shared'
import { latestTime, rowGroups, type RowGroup } from './row-groups.ts'
import { strataOf } from './strata.ts'

export interface SplitTest {
  readonly rows: number
  readonly kind: ProblemKind
  /** Class indices or values; one a row. */
  readonly target: Float64Array
  /** Rows of equal id stay on one side. */
  readonly groups?: Uint32Array
  /** The test part is what came last; missing (NaN) counts as first. */
  readonly time?: Float64Array
  /** Of the rows, for the test part. */
  readonly share?: number
  readonly random: Random
}

/**
 * Cuts off the test part: the last rows by time where there is one, else a random part with the classes (or the spread of
 * values) of the whole. Where a class has two groups or more, both sides get some of it.
 *
 * @returns row numbers, ascending
 */
export function splitTest ({ rows, kind, target, groups, time, share = .2, random }: SplitTest): { train: Uint32Array, test: Uint32Array } {
  const units = rowGroups(strataOf(kind, target), groups)
  const inTest = new Uint8Array(rows)
  const chosen = time === undefined ? chooseStratified(units, share, random) : chooseLast(units, time, share * rows)
  for (const { rows } of chosen) for (const row of rows) inTest[row] = 1
  const rowNumbers = Uint32Array.from(inTest, (_, row) => row)
  return { train: rowNumbers.filter((row) => inTest[row] === 0), test: rowNumbers.filter((row) => inTest[row] === 1) }
}

function chooseStratified (units: readonly RowGroup[], share: number, random: Random): RowGroup[] {
  const strata = Map.groupBy(units, ({ stratum }) => stratum)
  return [...strata.keys()].sort((a, b) => a - b).flatMap((stratum) => chooseShare(random.shuffle([...strata.get(stratum)!]), share))
}

/** Takes groups as they come while they bring the number of rows nearer to its share; at least one group, and never all of several. */
function chooseShare (units: readonly RowGroup[], share: number): RowGroup[] {
  const wanted = share * units.reduce((sum, { rows }) => sum + rows.length, 0)
  const chosen: RowGroup[] = []
  let taken = 0
  for (const unit of units) {
    if (chosen.length === units.length - 1) break
    if (Math.abs(taken + unit.rows.length - wanted) >= Math.abs(taken - wanted)) continue
    chosen.push(unit)
    taken += unit.rows.length
  }
  if (chosen.length === 0 && units.length > 1) chosen.push(units.reduce((least, unit) => unit.rows.length < least.rows.length ? unit : least))
  return chosen
}

function chooseLast (units: readonly RowGroup[], time: Float64Array, wanted: number): RowGroup[] {
  const latestFirst = units
    .map((unit) => ({ unit, latest: latestTime(unit, time) }))
    .sort((a, b) => a.latest === b.latest ? b.unit.rows[0]! - a.unit.rows[0]! : a.latest < b.latest ? 1 : -1)
  const chosen: RowGroup[] = []
  let taken = 0
  for (const { unit } of latestFirst) {
    if (taken >= wanted) break
    chosen.push(unit)
    taken += unit.rows.length
  }
  return chosen
}
