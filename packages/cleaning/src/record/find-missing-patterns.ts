import type { MissingPattern } from '@assay/shared'
import type { Column, Table } from '@assay/table'

const listed = 12
/** Columns that take part, those with the most gaps; a file of more is told by its worst. */
const mostColumns = 24

/** Counts which columns are missing together. Rows without a gap make no pattern, and columns without a cell take part in none. */
export function findMissingPatterns (table: Table): MissingPattern[] {
  const gappy = table.columns
    .map((column) => ({ name: column.name, isMissing: missingTest(column), gaps: 0 }))
    .map((column) => ({ ...column, gaps: countRows(table.rows, column.isMissing) }))
    .filter(({ gaps }) => gaps > 0 && gaps < table.rows)
  const worst = new Set(gappy.toSorted((a, b) => b.gaps - a.gaps).slice(0, mostColumns))
  const columns = gappy.filter((column) => worst.has(column))
  // 24 bits at most: a pattern is a number.
  const rows = new Map<number, number>()
  for (let row = 0; row < table.rows; row++) {
    let pattern = 0
    for (let place = 0; place < columns.length; place++) if (columns[place]!.isMissing(row)) pattern |= 1 << place
    if (pattern !== 0) rows.set(pattern, (rows.get(pattern) ?? 0) + 1)
  }
  return [...rows].sort(([a, more], [b, fewer]) => fewer - more || a - b).slice(0, listed)
    .map(([pattern, count]) => ({ columns: columns.filter((_, place) => (pattern >> place & 1) === 1).map(({ name }) => name), rows: count }))
}

function missingTest (column: Column): (row: number) => boolean {
  if (column.kind === 'category') return (row) => column.codes[row] === 0
  if (column.kind === 'text') return (row) => column.offsets[row] === column.offsets[row + 1]
  return (row) => Number.isNaN(column.values[row])
}

function countRows (rows: number, holds: (row: number) => boolean): number {
  let count = 0
  for (let row = 0; row < rows; row++) if (holds(row)) count++
  return count
}
