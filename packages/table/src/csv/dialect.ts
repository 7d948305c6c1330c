export const delimiters = [',', ';', '\t', '|'] as const
export const quotes = ['"', "'"] as const

/** That of `writeCsvLine`. */
export const writtenDialect: Dialect = { delimiter: ',', quote: '"', escape: '', comment: '' }

export interface Dialect {
  readonly delimiter: typeof delimiters[number]
  readonly quote: typeof quotes[number]
  /** What takes its meaning from a quote, a delimiter, a line end or itself, before which it stands; '' for nothing. Before other characters it is a letter. */
  readonly escape: '' | '\\'
  /** With what lines begin that are no rows; '' for nothing. */
  readonly comment: '' | '#'
}
