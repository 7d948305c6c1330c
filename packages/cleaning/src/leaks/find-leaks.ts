import type { Problem } from '@assay/shared'
import { columnNamed, selectRows, type Column, type Table } from '@assay/table'
import { sampleRows } from '../sample-rows.ts'
import { prepareTarget } from '../prepare-target.ts'
import { copiesTarget } from './copies-target.ts'
import { findSums } from './find-sums.ts'
import type { Leak, LeakKind } from './leak.ts'
import { missingTells } from './missing-tells.ts'
import { isLength, isOutcomeDate } from './named-after-outcome.ts'
import { scoreAlone, type AloneScore } from './score-alone.ts'

export interface LeakSearch {
  /** Training rows. */
  readonly table: Table
  readonly problem: Problem
  /** Columns that are to be learnt from. */
  readonly columns: readonly string[]
  /** Columns that name the rows and are not learnt from: they can only show that the rows are ordered by the target. */
  readonly identifiers: readonly string[]
}

/** Rows that the search looks at, drawn evenly over the table. */
const searchedRows = 100_000
/** No honest column of the public sets we know reaches these alone; most leaks do. */
const certainScore = 0.98
const likelyScore = 0.95
const orderedScore = 0.9
/** Where cells are missing says something in many honest sets, and so much in none we know. */
const tellingGaps = 0.5
const tellingLength = { 'AUC': 0.7, 'accuracy gain': 0.2, 'R²': 0.2 }

/**
 * Looks for columns that give the target away: copies of it under other names, two that add up to it, columns that predict it almost alone
 * on rows they have not seen, and rows ordered by it. A missing cell is evidence as well, for a date of leaving is there for those who left;
 * so is a name that speaks of what comes after.
 *
 * @returns certain ones first, then in the order of the columns
 */
export function findLeaks ({ table, problem, columns, identifiers }: LeakSearch): Leak[] {
  const known = prepareTarget(table, problem)
  const sample = sampleRows(known.rows.length, searchedRows)
  const target = selectRows({ rows: known.rows.length, columns: [known.column] }, sample).columns[0]!
  const rows = Uint32Array.from(sample, (row) => known.rows[row]!)
  const sampled = (name: string): Column => selectRows({ rows: table.rows, columns: [columnNamed(table, name)] }, rows).columns[0]!

  const leaks = [
    ...suspectSums(columns.map(sampled), target, problem),
    ...columns.flatMap((name) => suspectColumn(sampled(name), target, problem)),
    ...identifiers.flatMap((name) => suspectOrder(sampled(name), target, problem))
  ]
  return leaks.toSorted((a, b) => Number(b.severity === 'certain') - Number(a.severity === 'certain'))
}

function suspectSums (columns: readonly Column[], target: Column, problem: Problem): Leak[] {
  if (target.kind !== 'number') return []
  const numbers = columns.filter((column) => column.kind === 'number').filter((column) => copiesTarget(column, target) === null)
  return findSums(numbers, target.values).map(({ columns: [one, other], sign, rows }) => ({
    severity: 'certain',
    kind: 'sum',
    columns: [one, other],
    detail: `"${one}" ${sign === 1 ? '+' : '−'} "${other}" is "${problem.target}" in all ${rows} rows`
  }))
}

function suspectColumn (column: Column, target: Column, problem: Problem): Leak[] {
  const suspect = (severity: Leak['severity'], kind: LeakKind, says: string): Leak[] => [{ severity, kind, columns: [column.name], detail: `"${column.name}" ${says}` }]
  const copy = copiesTarget(column, target)
  if (copy !== null) return suspect('certain', 'copy', `is a copy of "${problem.target}": ${copy}`)
  const score = scoreAlone(column, target, problem)
  if (score !== null && score.value >= likelyScore) {
    return suspect(score.value >= certainScore ? 'certain' : 'likely', 'almostAlone', `alone predicts "${problem.target}" with ${inWords(score)}`)
  }
  const told = missingTells(column, target)
  if (told >= tellingGaps) return suspect('likely', 'missing', `has gaps that tell "${problem.target}" (association ${told.toFixed(2)}): it may be filled in only once the answer is known`)
  if (column.kind === 'date' && isOutcomeDate(column.name)) return suspect('likely', 'name', `sounds like a date that is known only after "${problem.target}"`)
  if (column.kind === 'number' && isLength(column.name) && score !== null && score.value >= tellingLength[score.measure]) {
    return suspect('likely', 'name', `sounds like a length that is known only after "${problem.target}", and alone predicts it with ${inWords(score)}`)
  }
  return []
}

function suspectOrder (column: Column, target: Column, problem: Problem): Leak[] {
  if (column.kind !== 'number') return []
  const score = scoreAlone(column, target, problem)
  if (score === null || score.value < orderedScore) return []
  return [{ severity: 'likely', kind: 'order', columns: [column.name], detail: `The rows are ordered by "${problem.target}": "${column.name}", which only names them, predicts it with ${inWords(score)}` }]
}

function inWords ({ measure, value, rows }: AloneScore): string {
  return `${measure} ${value.toFixed(3)} on ${rows} rows it had not seen`
}
