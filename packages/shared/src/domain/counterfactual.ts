/**
 * A small change of a row with which the model answers otherwise. It tells how the model behaves, not what would happen in the world.
 * Values stay within what training saw.
 */
export interface Counterfactual {
  /** What the model then answers, and how sure it is. */
  readonly label: string
  readonly probability: number
  readonly changes: readonly CellChange[]
  /** The same in words. */
  readonly text: string
}

export interface CellChange {
  readonly column: string
  /** As it was sent; null is missing. */
  readonly from: string | number | null
  /** As a cell of the file would say it. */
  readonly to: string | number
}
