import type { Table } from './table.ts'

/** What one command of the benchmarks measures. */
export interface Study {
  readonly name: string
  readonly title: string
  /** The arguments, as the list shows them. */
  readonly usage: string
  readonly measure: (args: readonly string[]) => Table | Promise<Table>
}
