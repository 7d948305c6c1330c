import type { ColumnType } from '@assay/shared'

/**
 * How the text of a cell becomes a value: decided once from the whole file, then used for every cell alike, in the file,
 * in a CSV batch and in a row posted to `/predict`.
 */
export interface CellFormat {
  readonly type: ColumnType
  /** Texts that mean missing, besides the blank one; compared after trimming, as written. */
  readonly missing: readonly string[]
  readonly number?: NumberFormat
  readonly date?: DateFormat
  /** A category whose levels spell a boolean: how false and true are written, so that JSON's booleans find their levels. */
  readonly booleans?: readonly [no: string, yes: string]
}

export interface NumberFormat {
  readonly decimal: '.' | ','
  /** Grouping mark between thousands, or '' for none. */
  readonly thousands: '' | ',' | '.' | ' ' | "'"
  /** A trailing `%` divides by 100. */
  readonly percent: boolean
  /** A currency sign or code to strip, or ''. */
  readonly currency: string
}

export interface DateFormat {
  /** Unicode-like pattern of one column, e.g. `dd/MM/yyyy HH:mm`; alternatives, the most frequent first, are joined by ` | `. */
  readonly pattern: string
  /** No cell tells day and month apart: the day was taken to come first. */
  readonly ambiguous?: true
}

/** A cell's value: null is missing. Dates are milliseconds since 1970-01-01 UTC. */
export type Cell = number | string | null
