import type { ProblemKind, Random } from '@assay/shared'
import { neverHeldOut, type FoldPlan } from './fold-plan.ts'
import { latestTime, rowGroups, type RowGroup } from './row-groups.ts'
import { strataOf } from './strata.ts'

export interface PlanFolds {
  readonly rows: number
  readonly kind: ProblemKind
  /** Class indices or values; one a row. */
  readonly target: Float64Array
  /** Rows of equal id are held out together. */
  readonly groups?: Uint32Array
  /** Folds follow each other in time; missing (NaN) counts as first. */
  readonly time?: Float64Array
  readonly random: Random
}

/** Five folds as in most of the literature: training sets of 80 % at five times the price of one fit. */
export const foldCount = 5

/**
 * Small tables are dealt anew, with other folds, until so many rows have been held out (at most five times): a score over few rows
 * hangs on which of them met in a fold.
 */
const heldOutAtLeast = 1000
const mostRepeats = 5

/** From so many rows on, one fold of a fifth of them is measured well enough. */
export const holdOutRows = 50_000

/**
 * Decides once, for all trials, which training rows each fold holds out: stratified by class (or spread of values), whole
 * groups, or in order of time. The number of rows decides the price: repeated folds on few, one hold-out on many. Of two classes the
 * rarer decides, too: folds are no more than it has rows (or groups), two at least, so that each holds some of it out.
 */
export function planFolds ({ rows, kind, target, groups, time, random }: PlanFolds): FoldPlan {
  const units = rowGroups(strataOf(kind, target), groups)
  if (time !== undefined) {
    const { folds, foldOf } = dealInTime(units, time, rows)
    const assignment = assignRows(units, foldOf, rows)
    return rows < holdOutRows ? { folds, assignments: [assignment], ordered: true } : { folds: 1, assignments: [onlyFold(assignment, folds - 1)], ordered: true }
  }
  const repeats = Math.min(mostRepeats, Math.ceil(heldOutAtLeast / rows))
  const most = kind === 'binary' && rows < holdOutRows ? Math.min(foldCount, unitsOfRarerClass(units, target)) : foldCount
  const deals = Array.from({ length: repeats }, () => dealStratified(units, most, random))
  const assignments = deals.map(({ foldOf }) => assignRows(units, foldOf, rows))
  return rows < holdOutRows ? { folds: deals[0]!.folds, assignments, ordered: false } : { folds: 1, assignments: [onlyFold(assignments[0]!, 0)], ordered: false }
}

function assignRows (units: readonly RowGroup[], foldOf: Uint8Array, rows: number): Uint8Array {
  const assignment = new Uint8Array(rows)
  units.forEach((unit, index) => { for (const row of unit.rows) assignment[row] = foldOf[index]! })
  return assignment
}

/** A hold-out: one fold of several. */
const onlyFold = (assignment: Uint8Array, kept: number): Uint8Array => assignment.map((fold) => fold === kept ? 0 : neverHeldOut)

interface Deal { readonly folds: number, readonly foldOf: Uint8Array }

function unitsOfRarerClass (units: readonly RowGroup[], target: Float64Array): number {
  return Math.min(...[0, 1].map((label) => units.filter(({ rows }) => rows.some((row) => target[row] === label)).length))
}

/** Deals the largest groups first, each to the fold that has least of its stratum, then least of all. */
function dealStratified (units: readonly RowGroup[], most: number, random: Random): Deal {
  const folds = Math.max(2, Math.min(most, units.length))
  const foldOf = new Uint8Array(units.length)
  const rowsOfFold = new Float64Array(folds)
  const rowsOfStratum = new Map<number, Float64Array>()
  const order = random.shuffle(Uint32Array.from(units, (_, index) => index)).sort((a, b) => units[b]!.rows.length - units[a]!.rows.length)
  for (const index of order) {
    const { rows, stratum } = units[index]!
    let ofStratum = rowsOfStratum.get(stratum)
    if (ofStratum === undefined) rowsOfStratum.set(stratum, ofStratum = new Float64Array(folds))
    let least = 0
    for (let fold = 1; fold < folds; fold++) {
      if (ofStratum[fold]! < ofStratum[least]! || (ofStratum[fold] === ofStratum[least] && rowsOfFold[fold]! < rowsOfFold[least]!)) least = fold
    }
    foldOf[index] = least
    ofStratum[least]! += rows.length
    rowsOfFold[least]! += rows.length
  }
  return { folds, foldOf }
}

/** Cuts time into parts of about as many rows, one more than folds: the first is never held out, so that every fold has a past to learn from. */
function dealInTime (units: readonly RowGroup[], time: Float64Array, rows: number): Deal {
  const latest = Float64Array.from(units, (unit) => latestTime(unit, time))
  const order = Uint32Array.from(units, (_, index) => index)
    .sort((a, b) => latest[a] === latest[b] ? units[a]!.rows[0]! - units[b]!.rows[0]! : latest[a]! < latest[b]! ? -1 : 1)
  const foldOf = new Uint8Array(units.length).fill(neverHeldOut)
  let folds = 0
  let lastPart = 0
  let before = units[order[0]!]!.rows.length
  order.forEach((index, rank) => {
    if (rank === 0) return
    // Large groups may skip a part; the last group is held out in any case.
    const part = Math.floor(before * (foldCount + 1) / rows)
    if (part > lastPart || (rank === order.length - 1 && folds === 0)) {
      lastPart = part
      folds++
    }
    if (folds > 0) foldOf[index] = folds - 1
    before += units[index]!.rows.length
  })
  return { folds, foldOf }
}
