import type { TableProfile } from '@assay/shared'
import type { InputColumn } from '../recipe.ts'
import type { Table } from '../table.ts'
import type { Encoding } from './to-utf8.ts'

/** A file as it was read. Every line of it is in the table, in `quarantined`, or empty or before the table (`reading`). */
export interface CsvReading {
  readonly table: Table
  /** Names and formats, in the order of `table.columns`. */
  readonly columns: readonly InputColumn[]
  readonly reading: TableProfile['reading']
  /** Rows that are not in the table, by reason; `lines` are the first 100, counted from 1 as a text editor does. */
  readonly quarantined: TableProfile['quarantined']
  /** Cells that are not of their column's type and count as missing, in the order of `columns`. */
  readonly unreadable: readonly UnreadableCells[]
}

export interface UnreadableCells { readonly cells: number, readonly examples: readonly string[] }

/** What one pass learnt too late: read the file again with it. */
export interface CsvHints {
  readonly encoding?: Encoding
  /** The line from which on there are no rows, only notes. */
  readonly notesFrom?: number
  /** Numbers of the columns, from 0, whose cells must be kept as they are written until the end. */
  readonly asWritten: readonly number[]
}

export type CsvResult = CsvReading | { readonly again: CsvHints }

export interface CsvLimits { readonly columns: number, readonly cellBytes: number, readonly recordBytes: number }

export const csvLimits: CsvLimits = { columns: 10_000, cellBytes: 1 << 20, recordBytes: 64 << 20 }
