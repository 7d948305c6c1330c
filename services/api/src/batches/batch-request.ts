import type { PredictOptions } from '@assay/model'

/** What the thread of batches is asked; a batch is named by a number of its own. */
export type BatchRequest =
  | { readonly kind: 'begin', readonly batch: number, readonly artifact: Uint8Array, readonly options: PredictOptions, readonly input: Uint8Array<SharedArrayBuffer> }
  /** So many bytes of the file came next; they are in the batch's `input`. */
  | { readonly kind: 'rows', readonly batch: number, readonly bytes: number, readonly final: boolean }
  /** Nobody wants the rest. */
  | { readonly kind: 'forget', readonly batch: number }

/** CSV that is answered by now, in UTF-8, and how many rows of it. */
export interface BatchResponse { readonly answered: Uint8Array, readonly rows: number }
