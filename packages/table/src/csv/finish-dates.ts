import type { CellFormat } from '../cell-format.ts'
import { missingMarkers } from '../cells/missing-markers.ts'
import type { DateCollector } from './collect-dates.ts'
import { chooseDateFormat } from './date-evidence.ts'
import type { FinishedColumn } from './finish-labels.ts'
import { takeFilled } from './growing-array.ts'

/** @returns null when the whole file says that the column is not what it was taken for */
export function finishDates (name: string, { values, patterns, evidence, missingCells, unreadableCells, examples }: DateCollector): FinishedColumn | null {
  const date = chooseDateFormat(evidence, values.filled - missingCells)
  const chosen = date?.pattern.split(' | ') ?? []
  if (date === null || chosen.length !== patterns.length || !chosen.every((pattern) => patterns.includes(pattern))) return null
  const format: CellFormat = { type: 'date', missing: missingMarkers, date }
  return { column: { kind: 'date', name, values: takeFilled(values) }, format, unreadable: { cells: unreadableCells, examples } }
}
