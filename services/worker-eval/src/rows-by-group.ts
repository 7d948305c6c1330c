import type { Column } from '@assay/table'

export interface RowGroup { readonly group: string, readonly rows: Uint32Array }

/**
 * The rows of each level of a column, most frequent first; of numbers and dates, four ranges of about as many rows.
 * Levels beyond the tenth, and those of fewer than ten rows, are put together.
 *
 * @returns null for free text
 */
export function rowsByGroup (column: Column): readonly RowGroup[] | null {
  switch (column.kind) {
    case 'text': return null
    case 'category': return mergeSmall(groupBy(Array.from(column.codes, (code) => code === 0 ? missing : column.levels[code - 1]!)))
    case 'number':
    case 'date': return mergeSmall(groupBy(rangesOf(column.values, column.kind === 'date' ? isoDay : String)))
  }
}

const missing = '(missing)'
const others = '(others)'
const mostGroups = 10
const fewestRows = 10
const ranges = 4

function groupBy (names: readonly string[]): RowGroup[] {
  const rows = Map.groupBy(names.keys(), (row) => names[row]!)
  return [...rows].map(([group, members]) => ({ group, rows: Uint32Array.from(members) }))
    .sort((a, b) => b.rows.length - a.rows.length || (a.group < b.group ? -1 : 1))
}

function mergeSmall (groups: readonly RowGroup[]): RowGroup[] {
  const isKept = ({ rows }: RowGroup, place: number): boolean => rows.length >= fewestRows && place < mostGroups
  const merged = groups.filter((group, place) => !isKept(group, place)).flatMap(({ rows }) => [...rows]).sort((a, b) => a - b)
  const kept = groups.filter(isKept)
  return merged.length === 0 ? kept : [...kept, { group: others, rows: Uint32Array.from(merged) }]
}

/** @returns for each row the range of its value, "18 to 29", by smallest and largest value in it */
function rangesOf (values: Float64Array, write: (value: number) => string): string[] {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort()
  const cuts = [...new Set(Array.from({ length: ranges - 1 }, (_, cut) => sorted[Math.floor((cut + 1) * sorted.length / ranges)]!))]
  const rangeOf = (value: number): number => cuts.filter((cut) => value >= cut).length
  const names = new Map<number, string>()
  for (const [range, members] of Map.groupBy(sorted, rangeOf)) {
    const [low, high] = [write(members[0]!), write(members.at(-1)!)]
    names.set(range, low === high ? low : `${low} to ${high}`)
  }
  return Array.from(values, (value) => Number.isNaN(value) ? missing : names.get(rangeOf(value))!)
}

const isoDay = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 10)
