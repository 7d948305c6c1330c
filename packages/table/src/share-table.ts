import { decodeTable } from './decode-table.ts'
import type { Table } from './table.ts'

/** A stored table in memory that threads share: post `bytes` to a thread, which decodes them again without a copy. */
export interface SharedTable { readonly bytes: Uint8Array<SharedArrayBuffer>, readonly table: Table }

/**
 * Copies the bytes of a table to shared memory and checks them there.
 *
 * @throws {AppError} OBJECT_DAMAGED, REVISION_UNSUPPORTED
 */
export function shareTable (encoded: Uint8Array): SharedTable {
  const bytes = new Uint8Array(new SharedArrayBuffer(encoded.length))
  bytes.set(encoded)
  return { bytes, table: decodeTable(bytes) }
}
