import { objectKeys } from '@assay/shared'
import type { ObjectStore } from '@assay/storage'
import { keepLatest } from './keep-latest.ts'

export interface SharedTable { readonly tableBytes: SharedArrayBuffer, readonly foldBytes: SharedArrayBuffer }

/** A pipeline's training table, once in a process and shared by all its threads. The last few used tables are kept. */
export function createTableCache (objects: ObjectStore, keep = 2): (datasetId: string, tableHash: string) => Promise<SharedTable> {
  return keepLatest(keep, async (datasetId, tableHash) => {
    const [tableBytes, foldBytes] = await Promise.all([
      objects.get(objectKeys.table(datasetId, tableHash, 'train')),
      objects.get(objectKeys.folds(datasetId, tableHash))
    ])
    return { tableBytes: share(tableBytes), foldBytes: share(foldBytes) }
  })
}

function share (bytes: Uint8Array): SharedArrayBuffer {
  const shared = new SharedArrayBuffer(bytes.byteLength)
  new Uint8Array(shared).set(bytes)
  return shared
}
