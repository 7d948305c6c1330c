import { AppError, objectKeys } from '@assay/shared'
import type { CleaningRecord, PipelineOrder, TableProfile } from '@assay/shared'
import { findDocument } from '@assay/storage'
import type { ObjectStore, PipelineStore } from '@assay/storage'
import { readDataset } from './dataset-record.ts'

/** What the clean stage of a pipeline found, even if it let it go no further, and what that pipeline had been asked for. */
export interface Preparation { readonly order: PipelineOrder, readonly cleaning: CleaningRecord }

/**
 * The latest pipeline of a dataset whose cleaning has ended.
 *
 * @param target of that pipeline; by default any
 * @throws {AppError} DATASET_NOT_FOUND, NOT_READY
 */
export async function readPreparation ({ objects, pipelines }: { readonly objects: ObjectStore, readonly pipelines: PipelineStore }, datasetId: string, target?: string): Promise<Preparation> {
  await readDataset(objects, datasetId)
  for (const id of await pipelines.list()) {
    const order = await findDocument<PipelineOrder>(objects, objectKeys.pipelineOrder(id))
    if (order?.datasetId !== datasetId || (target !== undefined && order.options.target !== target)) continue
    const cleaning = await findDocument<CleaningRecord>(objects, objectKeys.cleaning(id))
    if (cleaning !== null) return { order, cleaning }
  }
  if (target !== undefined) throw new AppError('NOT_READY', `No pipeline has cleaned the dataset "${datasetId}" for the target "${target}" yet; POST /pipelines with that target first`)
  throw new AppError('NOT_READY', `No pipeline has cleaned the dataset "${datasetId}" yet; look again when its stage is "train"`)
}

/** @throws {AppError} NOT_READY */
export async function readProfile (objects: ObjectStore, { order }: Pick<Preparation, 'order'>): Promise<TableProfile> {
  const profile = await findDocument<TableProfile>(objects, objectKeys.profile(order.id))
  if (profile === null) throw new AppError('NOT_READY', `The dataset "${order.datasetId}" has no profile yet; look again when its stage is "train"`)
  return profile
}
