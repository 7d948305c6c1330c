/** What a column's cells were found to be, over the whole file. */
export const columnTypes = ['number', 'date', 'category', 'text'] as const
export type ColumnType = typeof columnTypes[number]

export interface Histogram {
  /** Bin edges, ascending; one more than counts. */
  readonly edges: readonly number[]
  readonly counts: readonly number[]
}

export interface NumberSummary {
  readonly mean: number
  readonly standardDeviation: number
  readonly skewness: number
  readonly zeros: number
  readonly negatives: number
  readonly integer: boolean
  /** Quantiles at 0, .01, .05, .25, .5, .75, .95, .99, 1. */
  readonly quantiles: readonly number[]
  readonly histogram: Histogram
}

export interface LevelCount { readonly level: string, readonly rows: number }

/** What one column holds. */
export interface ColumnProfile {
  readonly name: string
  readonly type: ColumnType
  readonly rows: number
  readonly missing: number
  /** Exact up to a bound, an estimate above it. */
  readonly distinct: number
  readonly number?: NumberSummary
  /** The most frequent levels, most frequent first, ties by code units. */
  readonly topLevels?: readonly LevelCount[]
  /** Dates: first and last, RFC 3339. */
  readonly firstDate?: string
  readonly lastDate?: string
  /** Text: mean and largest length in characters. */
  readonly length?: { readonly mean: number, readonly max: number }
  /** Association with the target, 0 to 1, and how it was measured. */
  readonly targetAssociation?: { readonly measure: 'pearson' | 'spearman' | 'cramersV' | 'correlationRatio', readonly value: number }
  /** Cells that did not fit the column's type: how many, and a few of them. */
  readonly unreadable?: { readonly cells: number, readonly examples: readonly string[] }
}

/** Something a person should know before believing a model, most serious first. */
export interface ProfileAlert {
  readonly severity: 'leak' | 'warning' | 'note'
  readonly code: string
  readonly columns: readonly string[]
  readonly detail: string
}

export interface Association { readonly a: string, readonly b: string, readonly value: number, readonly measure: string }

export interface TableProfile {
  readonly rows: number
  readonly columns: readonly ColumnProfile[]
  readonly duplicateRows: number
  /** Rows of the file that are not in the table, by reason. */
  readonly quarantined: readonly { readonly reason: string, readonly rows: number, readonly lines: readonly number[] }[]
  /** Rows of each class, in class order. */
  readonly classBalance?: readonly LevelCount[]
  /** The strongest pairs, strongest first. */
  readonly associations: readonly Association[]
  readonly alerts: readonly ProfileAlert[]
  readonly reading: {
    readonly encoding: string
    readonly delimiter: string
    readonly quote: string
    readonly header: boolean
    readonly preambleLines: number
  }
}
