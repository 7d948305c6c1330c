import { cellsOf } from './cells-of.ts'
import type { Column } from './column.ts'
import type { Table } from './table.ts'

/** A table as CSV: commas, lines ended by `\n`, quotes only where needed. Read again, it gives the same table. */
export function writeCsv (table: Table): string {
  const columns = table.columns.map(textsOf)
  const lines = [table.columns.map(({ name }) => quoted(name))]
  for (let row = 0; row < table.rows; row++) lines.push(columns.map((texts) => texts[row]!))
  return lines.map((cells) => `${joinCells(cells)}\n`).join('')
}

/** A date has its time in it; null is missing. */
export type CsvCell = string | number | Date | null

/** One line of cells, without its end. */
export const writeCsvLine = (cells: readonly CsvCell[]): string => joinCells(cells.map(writeCell))

function writeCell (cell: CsvCell): string {
  if (cell === null) return ''
  if (typeof cell === 'string') return quoted(cell)
  return typeof cell === 'number' ? writeNumber(cell) : writeDate(cell.getTime())
}

/** A line of nothing but delimiters is none: quotes tell it from a row whose cells are all missing. */
const joinCells = (texts: readonly string[]): string => `${texts.every((text) => text === '') ? '""' : ''}${texts.join(',')}`

function textsOf (column: Column): string[] {
  const write = column.kind === 'number' ? writeNumber : column.kind === 'date' ? writeDate : quoted
  return cellsOf(column).map((cell) => cell === null ? '' : (write as (cell: string | number) => string)(cell))
}

/** The shortest text that is read as the same double; large whole numbers with an exponent, for they look like ids otherwise. */
export function writeNumber (value: number): string {
  if (Object.is(value, -0)) return '-0'
  return Math.abs(value) >= 1e15 ? value.toExponential() : String(value)
}

function writeDate (milliseconds: number): string {
  const iso = new Date(milliseconds).toISOString()
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso
}

export const quoted = (text: string): string => /[",\r\n']|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
