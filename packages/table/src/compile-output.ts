import type { DatePart } from '@assay/shared'
import type { Cell, CellFormat } from './cell-format.ts'
import { readCell } from './read-cell.ts'
import type { OutputColumn } from './recipe.ts'

/**
 * From a cell of the file to a cell of the cleaned table; batch and row both go this way.
 *
 * @param format of the output's input column; a number comes from numbers and dates only
 */
export function compileOutput (output: OutputColumn, format: CellFormat): (cell: Cell) => Cell {
  const missing = new Set(output.missing.map((text) => readCell(format, text)))
  const levels = new Map(output.mergeLevels)
  const part = format.type === 'date' ? output.datePart ?? 'days' : null
  if (output.kind === 'number' && format.type !== 'number' && part === null) {
    throw new TypeError(`column "${output.name}" is to hold numbers, but its input holds ${format.type}`)
  }
  if (output.kind === 'number' && part === null && missing.size === 0) return (cell) => cell
  return (cell) => {
    if (cell === null || missing.has(cell)) return null
    if (output.kind === 'number') return part === null ? cell : datePartOf[part](cell as number)
    const text = String(cell)
    return levels.get(text) ?? text
  }
}

const dayMilliseconds = 86_400_000

/** All in UTC. Months count from 1, weekdays from Monday, 1, to Sunday, 7. */
const datePartOf: Record<DatePart, (milliseconds: number) => number> = {
  year: (milliseconds) => new Date(milliseconds).getUTCFullYear(),
  month: (milliseconds) => new Date(milliseconds).getUTCMonth() + 1,
  day: (milliseconds) => new Date(milliseconds).getUTCDate(),
  weekday: (milliseconds) => (new Date(milliseconds).getUTCDay() + 6) % 7 + 1,
  hour: (milliseconds) => new Date(milliseconds).getUTCHours(),
  days: (milliseconds) => milliseconds / dayMilliseconds
}
