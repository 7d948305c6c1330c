import type { CellFormat, NumberFormat } from '../cell-format.ts'
import { missingMarkers } from '../cells/missing-markers.ts'
import type { FinishedColumn } from './finish-labels.ts'
import type { NumberCollector } from './collect-numbers.ts'
import { takeFilled } from './growing-array.ts'
import { chooseNumberFormat } from './number-evidence.ts'

/** @returns null when the whole file says that the column is not what it was taken for */
export function finishNumbers (name: string, collector: NumberCollector, options: { decimalCommaFirst: boolean }): FinishedColumn | null {
  const { values, missingCells, unreadableCells, examples } = collector
  const number = chooseNumberFormat(collector.evidence, values.filled - missingCells, options)
  if (number === null || !isSame(number, collector.format)) return null
  const format: CellFormat = { type: 'number', missing: missingMarkers, number }
  return { column: { kind: 'number', name, values: takeFilled(values) }, format, unreadable: { cells: unreadableCells, examples } }
}

const isSame = (a: NumberFormat, b: NumberFormat): boolean =>
  a.decimal === b.decimal && a.thousands === b.thousands && a.percent === b.percent && a.currency === b.currency
