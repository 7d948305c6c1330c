/** What a benchmark found: for people as a table, for machines as `results`. */
export interface Table {
  /** What the numbers are. */
  readonly note: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly results: unknown
}
