import { randomUUID } from 'node:crypto'
import { AppError, objectKeys } from '@assay/shared'
import type { ObjectStore } from '@assay/storage'
import { findDataset, writeDatasetRecord } from './dataset-record.ts'
import type { DatasetRecord } from './dataset-record.ts'

/** Bytes that are stored, but belong to no dataset yet. */
export interface StoredBytes { readonly key: string, readonly bytes: number, readonly sha256: string }

export interface UploadDatasetDeps { readonly objects: ObjectStore, readonly now: () => Date }

/** The two steps of an upload: store bytes while they arrive; then, once all of the request is known to be good, keep them as a dataset. */
export const createUploadDataset = ({ objects, now }: UploadDatasetDeps) => ({
  /** @throws {AppError} DATASET_EMPTY */
  async store (chunks: AsyncIterable<Uint8Array>): Promise<StoredBytes> {
    const key = `uploads/${randomUUID()}`
    const { bytes, sha256 } = await objects.putStream(key, chunks)
    if (bytes > 0) return { key, bytes, sha256 }
    await objects.remove(key)
    throw new AppError('DATASET_EMPTY', 'The body holds no bytes; send a CSV with a header and rows, or a Parquet file')
  },

  discard: ({ key }: StoredBytes): Promise<void> => objects.remove(key),

  /** The same bytes again are the dataset that is there, under the name it has. */
  async keep ({ key, bytes, sha256 }: StoredBytes, name: string): Promise<DatasetRecord> {
    const known = await findDataset(objects, sha256)
    if (known !== null) {
      await objects.remove(key)
      return known
    }
    await objects.move(key, objectKeys.datasetRaw(sha256))
    const record = { id: sha256, name, bytes, createdAt: now().toISOString() }
    await writeDatasetRecord(objects, record)
    return record
  }
})
