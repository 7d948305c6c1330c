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
  /** Unicode-like pattern of one column, e.g. `dd/MM/yyyy HH:mm`. */
  readonly pattern: string
}

/** A cell's value: null is missing. Dates are milliseconds since 1970-01-01 UTC. */
export type Cell = number | string | null
