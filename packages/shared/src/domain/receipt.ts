import type { Prediction } from './prediction.ts'

/**
 * What was answered, and from what: enough to answer it again, bit for bit. One row of JSON or of a form, one receipt.
 *
 * Receipts of one process form a chain: each hash covers the hash before it, so that none can be changed, taken out or put in unseen.
 */
export interface Receipt {
  /** The prediction's `id`. */
  readonly id: string
  readonly answeredAt: string
  readonly model: string
  readonly version: number
  /** SHA-256 of the artifact's bytes, lower-case hex. */
  readonly sha256: string
  /** The row as it was sent. */
  readonly row: Readonly<Record<string, unknown>>
  readonly options: PredictionOptions
  readonly prediction: Prediction
  /** Hash of the receipt before; 64 zeros at the beginning of a chain. */
  readonly previousHash: string
  /** SHA-256 of the JSON of all fields above, in their order; lower-case hex. */
  readonly hash: string
}

/** What was asked for besides the answer itself. */
export interface PredictionOptions {
  readonly explain?: boolean
  readonly conformal?: boolean
  readonly counterfactual?: boolean
  /** Columns that a counterfactual leaves as they are. */
  readonly immutable?: readonly string[]
}
