import type { Problem } from '@assay/shared'
import { columnNamed, selectRows, type Column, type Table } from '@assay/table'
import { sampleRows } from '../sample-rows.ts'
import { prepareTarget } from '../prepare-target.ts'
import { copiesTarget } from './copies-target.ts'
import type { Leak } from './leak.ts'
import { scoreAlone, type AloneScore } from './score-alone.ts'

export interface LeakSearch {
  /** The file's table. */
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

/**
 * Looks for columns that give the target away: copies of it under other names, columns that predict it almost alone on rows they have not
 * seen, and rows ordered by it. A missing cell is evidence as well: a date of leaving is there for those who left.
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
    ...columns.flatMap((name) => suspectColumn(sampled(name), target, problem)),
    ...identifiers.flatMap((name) => suspectOrder(sampled(name), target, problem))
  ]
  return leaks.toSorted((a, b) => Number(b.severity === 'certain') - Number(a.severity === 'certain'))
}

function suspectColumn (column: Column, target: Column, problem: Problem): Leak[] {
  if (column.kind === 'text') return []
  const copy = copiesTarget(column, target)
  if (copy !== null) return [{ severity: 'certain', kind: 'copy', columns: [column.name], detail: `"${column.name}" is a copy of "${problem.target}": ${copy}` }]
  const score = scoreAlone(column, target, problem)
  if (score === null || score.value < likelyScore) return []
  const severity = score.value >= certainScore ? 'certain' : 'likely'
  return [{ severity, kind: 'almostAlone', columns: [column.name], detail: `"${column.name}" alone predicts "${problem.target}" with ${inWords(score)}` }]
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
