import { objectKeys } from '@assay/shared'
import type { ObjectStore } from '@assay/storage'

export interface SharedTable { readonly tableBytes: SharedArrayBuffer, readonly foldBytes: SharedArrayBuffer }

/**
 * A pipeline's training table, once in a process and shared by all its threads. The last few used tables are kept.
 */
export function createTableCache (objects: ObjectStore, keep = 2): (datasetId: string, tableHash: string) => Promise<SharedTable> {
  const tables = new Map<string, Promise<SharedTable>>()
  return async (datasetId, tableHash) => {
    const key = objectKeys.table(datasetId, tableHash, 'train')
    const table = tables.get(key) ?? load(datasetId, tableHash)
    tables.delete(key)
    tables.set(key, table)
    for (const oldest of tables.keys()) if (tables.size > keep) tables.delete(oldest)
    // A failed load is not kept: the next trial asks the store again.
    table.catch(() => tables.delete(key))
    return table
  }

  async function load (datasetId: string, tableHash: string): Promise<SharedTable> {
    const [tableBytes, foldBytes] = await Promise.all([
      objects.get(objectKeys.table(datasetId, tableHash, 'train')),
      objects.get(objectKeys.folds(datasetId, tableHash))
    ])
    return { tableBytes: share(tableBytes), foldBytes: share(foldBytes) }
  }
}

function share (bytes: Uint8Array): SharedArrayBuffer {
  const shared = new SharedArrayBuffer(bytes.byteLength)
  new Uint8Array(shared).set(bytes)
  return shared
}
