import type { BatchKernels } from './block-kernels.ts'

/** The cells of some records of one block, record by record; trimmed, and empty where missing. */
export interface CellBatch {
  readonly bytes: Uint8Array
  readonly records: number
  readonly columns: number
  /** Cell c of record r is `bytes[starts[r × columns + c] … ends[r × columns + c])`. */
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** 1 where a record has commas between its cells, no quote or apostrophe is in it, and no cell was escaped: its bytes are as `writeCsvLine` has them, save for spaces. */
  readonly asWritten: Uint8Array
  /** The line on which each record begins. */
  readonly lines: Int32Array
  /** Those that hold the batch; null where there are none. */
  readonly kernels: BatchKernels | null
}
