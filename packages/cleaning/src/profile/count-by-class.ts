import type { ColumnProfile, Problem } from '@assay/shared'
import type { Column } from '@assay/table'
import { classCodes } from '../target-classes.ts'

const mostClasses = 10

/** Describes how each column is spread in each class; columns that have neither bins nor levels stay as they are. */
export function countByClass (columns: readonly Column[], profiles: readonly ColumnProfile[], problem: Problem): ColumnProfile[] {
  const target = columns.find(({ name }) => name === problem.target)
  const { length: classes } = problem.classes
  if (target === undefined || classes === 0 || classes > mostClasses) return [...profiles]
  const codes = classCodes(target, problem)
  return profiles.map((profile, place) => {
    const column = columns[place]!
    const cells = column === target ? null : assignCells(column, profile)
    return cells === null ? profile : { ...profile, byClass: crossCount(codes, classes, cells) }
  })
}

/** Where each row is counted: a bin, or a top level; −1 is nowhere. */
interface Cells { readonly count: number, readonly of: (row: number) => number }

function assignCells (column: Column, { number, topLevels }: ColumnProfile): Cells | null {
  if (column.kind === 'number' && number !== undefined) {
    const { edges, counts } = number.histogram
    const low = edges[0]!
    const high = edges.at(-1)!
    if (!Number.isFinite(low) || !Number.isFinite(high)) return null
    // Halves: high − low may overflow.
    const span = high / 2 - low / 2
    return {
      count: counts.length,
      of (row) {
        const value = column.values[row]!
        if (Number.isNaN(value)) return -1
        let bin = Math.min(Math.floor((value / 2 - low / 2) / span * counts.length), counts.length - 1)
        // Which side of an edge a value lies on is decided by the edge.
        while (value < edges[bin]!) bin--
        while (bin < counts.length - 1 && value >= edges[bin + 1]!) bin++
        return bin
      }
    }
  }
  if (column.kind === 'category' && topLevels !== undefined) {
    const places = new Map(topLevels.map(({ level }, place) => [level, place]))
    const placeOfCode = Int32Array.from([-1, ...column.levels.map((level) => places.get(level) ?? -1)])
    return { count: topLevels.length, of: (row) => placeOfCode[column.codes[row]!]! }
  }
  return null
}

/** @returns rows, by class and then by cell; rows without a class are in none */
function crossCount (codes: Uint32Array, classes: number, { count, of }: Cells): number[][] {
  const rows = new Float64Array(classes * count)
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!
    const cell = of(row)
    if (code > 0 && cell >= 0) rows[(code - 1) * count + cell]!++
  }
  return Array.from({ length: classes }, (_, place) => Array.from(rows.subarray(place * count, (place + 1) * count)))
}
