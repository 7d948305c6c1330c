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
  /** The most frequent levels (numbers too, as text, and the beginnings of texts, where any repeats), most frequent first, ties by code units; at most 20. */
  readonly topLevels?: readonly LevelCount[]
  /** Rows by which each count of the top levels may be too small, where there were too many different ones to count all. */
  readonly topLevelsMissed?: number
  /** Dates: first and last, RFC 3339; a bare day where no cell of the column has a time of day. */
  readonly firstDate?: string
  readonly lastDate?: string
  /** Text: mean and largest length in characters. */
  readonly length?: { readonly mean: number, readonly max: number }
  /**
   * Rows of each class, in the order of the class balance: in each bin of the histogram, or else with each of the top levels.
   * Absent for the target, for regression and where classes are many.
   */
  readonly byClass?: readonly (readonly number[])[]
  /** Association with the target, 0 to 1, and how it was measured. */
  readonly targetAssociation?: { readonly measure: 'pearson' | 'spearman' | 'cramersV' | 'correlationRatio', readonly value: number }
  /**
   * Mutual information with the target beyond what chance gives, on at most 10,000 rows: in bits; as a share of all there is to know about the
   * target, 0 to 1; and how often shuffled answers reach as much, 0.005 at least.
   */
  readonly targetInformation?: { readonly bits: number, readonly share: number, readonly pValue: number }
  /** (Nearly) every row has a value of its own that says nothing else: a key, a row number, a name. */
  readonly identifier?: true
  /** An earlier column that holds the same in every row, up to a unit of measure or a renaming of levels. */
  readonly twinOf?: string
  /** Levels that differ from a more frequent one only in case or blanks. */
  readonly spellings?: readonly (readonly [from: string, to: string])[]
  /** Numbers that look like a mark for missing (`-999`). */
  readonly sentinels?: readonly number[]
  /** Cells that did not fit the column's type: how many, and a few of them. */
  readonly unreadable?: { readonly cells: number, readonly examples: readonly string[] }
}

/** Whether a column says no more than one in twenty reaches that has nothing to do with the target. */
export const isByChance = ({ pValue }: NonNullable<ColumnProfile['targetInformation']>): boolean => pValue > 0.05

/** Something a person should know before believing a model, most serious first. */
export interface ProfileAlert {
  readonly severity: 'leak' | 'warning' | 'note'
  readonly code: AlertCode
  readonly columns: readonly string[]
  readonly detail: string
}

export const alertCodes = [
  'leak', 'conflicts', 'targetMissing', 'wildTarget', 'rareClass', 'imbalance', 'constant', 'identifier', 'twin', 'missing', 'unreadable', 'sentinel', 'spellings',
  'duplicates', 'quarantined', 'shortRows'
] as const
export type AlertCode = typeof alertCodes[number]

export interface Association { readonly a: string, readonly b: string, readonly value: number, readonly measure: string }

export interface TableProfile {
  readonly rows: number
  readonly columns: readonly ColumnProfile[]
  /** Rows that repeat an earlier one in every column. */
  readonly duplicateRows: number
  /** Rows that repeat an earlier one in every column but identifiers. */
  readonly duplicateRowsIgnoringIdentifiers: number
  /** Rows of the file that are not in the table, by reason. */
  readonly quarantined: readonly { readonly reason: string, readonly rows: number, readonly lines: readonly number[] }[]
  /** Rows of each class, in class order. */
  readonly classBalance?: readonly LevelCount[]
  /** The strongest pairs, strongest first, at most 500; measured on a sample of rows where there are many. */
  readonly associations: readonly Association[]
  readonly alerts: readonly ProfileAlert[]
  readonly reading: {
    /** Absent where the file is a CSV; a Parquet file is read as the CSV of the same rows. */
    readonly format?: 'parquet'
    readonly encoding: string
    readonly delimiter: string
    readonly quote: string
    /** What takes their meaning from quotes and delimiters after it, where the file uses one. */
    readonly escape?: string
    /** With what lines begin that are comments, where the file has some. */
    readonly comment?: string
    readonly header: boolean
    readonly preambleLines: number
    /** Lines of nothing but blanks and delimiters, where there are some; they are no rows. */
    readonly emptyLines?: number
    /** Rows with fewer cells than there are columns, where there are some; their other cells are missing. */
    readonly shortRows?: { readonly rows: number, readonly lines: readonly number[] }
  }
}
