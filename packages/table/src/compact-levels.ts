import type { CategoryColumn, Column } from './column.ts'
import type { Table } from './table.ts'

/** The same rows, told without the levels that none of them has: levels come in the order of their first row, as if no other rows had been read. */
export function compactLevels ({ rows, columns }: Table): Table {
  return { rows, columns: columns.map((column): Column => column.kind === 'category' ? compactColumn(column) : column) }
}

/** As `compactLevels` does it to one column. */
export function compactColumn ({ name, codes, levels }: CategoryColumn): CategoryColumn {
  const codeOf = new Uint32Array(levels.length + 1)
  const used: string[] = []
  for (const code of codes) {
    if (code !== 0 && codeOf[code] === 0) codeOf[code] = used.push(levels[code - 1]!)
  }
  return { kind: 'category', name, codes: codes.map((code) => codeOf[code]!), levels: used }
}
