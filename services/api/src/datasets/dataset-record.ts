import { AppError, objectKeys } from '@assay/shared'
import type { Dataset } from '@assay/shared'
import { findDocument, writeDocument } from '@assay/storage'
import type { ObjectStore } from '@assay/storage'

/** `dataset.json`: a dataset without the links, which belong to HTTP. */
export type DatasetRecord = Omit<Dataset, 'links'>

/** @throws {AppError} DATASET_NOT_FOUND */
export async function readDataset (objects: ObjectStore, id: string): Promise<DatasetRecord> {
  const record = await findDataset(objects, id)
  if (record === null) throw new AppError('DATASET_NOT_FOUND', `There is no dataset "${id}"; GET /datasets lists those there are`)
  return record
}

/** @returns null when there is none, or when `id` cannot be a dataset's id at all */
export async function findDataset (objects: ObjectStore, id: string): Promise<DatasetRecord | null> {
  if (!/^[0-9a-f]{64}$/.test(id)) return null
  return findDocument<DatasetRecord>(objects, objectKeys.datasetRecord(id))
}

export function writeDatasetRecord (objects: ObjectStore, record: DatasetRecord): Promise<void> {
  return writeDocument(objects, objectKeys.datasetRecord(record.id), record)
}

export function describeDataset (record: DatasetRecord): Dataset {
  const self = `/datasets/${record.id}`
  return { ...record, links: { self, profile: `${self}/profile`, report: `${self}/report`, plan: `${self}/plan` } }
}

/** Newest first. */
export async function listDatasets (objects: ObjectStore): Promise<readonly DatasetRecord[]> {
  const folders = await objects.listFolder(objectKeys.datasets)
  const records = await Promise.all(folders.map((folder) => findDataset(objects, folder.replace('/', ''))))
  return records.filter((record) => record !== null)
    .sort((a, b) => (a.createdAt === b.createdAt ? (a.id < b.id ? -1 : 1) : a.createdAt < b.createdAt ? 1 : -1))
}
